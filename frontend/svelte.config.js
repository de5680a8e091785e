export default {
  compilerOptions: { runes: true, discloseVersion: false },
  // A warning of the compiler, most of them about accessibility, is a mistake here, not advice.
  onwarn(warning) {
    throw new Error(`${warning.code}: ${warning.message} (${warning.filename}:${warning.start?.line ?? '?'})`)
  },
}
