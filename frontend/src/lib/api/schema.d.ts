// Made by `npm run client` from the server’s OpenAPI. Change the server, not this file.

export interface paths {
    "/api/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a desk and a bay, both or neither */
        post: operations["post_arrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrivals/{arrival}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel what was booked together */
        post: operations["post_arrival_cancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My bookings, and my visitors', whatever became of them */
        get: operations["get_bookings"];
        put?: never;
        /** Book a space for me, a colleague or a visitor */
        post: operations["post_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{booking}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a booking; a repeat does nothing */
        post: operations["post_cancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{booking}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I am there; a repeat does nothing */
        post: operations["post_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{booking}/span": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Other times on the same day */
        post: operations["post_span"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coming-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From a hard visit: who is in, a desk beside them, a bay, a quiet room */
        get: operations["get_coming_back"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A day as it concerns me: mine, my team's, leaders in, what I must know */
        get: operations["get_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/days/{day}/lending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lend my desk and bay for the hours of a visit */
        post: operations["post_lending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/days/{day}/visitors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who visits that day; facilities only */
        get: operations["get_visitors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether anyone may sign in as anyone here */
        get: operations["get_demo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to sign in as; only in a demonstration */
        get: operations["get_demo_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed, as server-sent events: floor/day, me */
        get: operations["get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floors/{floor}/days/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every space of a floor on a day */
        get: operations["get_floor_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floors/{floor}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of a floor */
        get: operations["get_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am and what I may do */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/car": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what I drive, so that the parking desk can find me */
        put: operations["put_car"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/hidden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hide where I sit from all but my own team, or stop hiding it */
        put: operations["put_hidden"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what my desk must have */
        put: operations["put_needs"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is out of use now or soon */
        get: operations["get_outages"];
        put?: never;
        /** Take a site, floor, zone or space out of use; holders are moved or told */
        post: operations["post_outage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{outage}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put it back into use now; a repeat does nothing */
        post: operations["post_outage_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/parking/lookups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find a bay's holder; logged, and the person is told */
        post: operations["post_lookup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Colleagues by name
         * @description Where they are is never part of it.
         */
        get: operations["get_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description The session the browser came with, whosever it was, is over.
         */
        post: operations["post_session"];
        /**
         * Sign out
         * @description Doing so twice, or without a session, is no error.
         */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites with their floors and zones, and which days they open */
        get: operations["get_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seat me with my team */
        get: operations["get_suggestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/talks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I'd like someone to talk to */
        post: operations["post_talk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/talks/{talk}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I'll be there, or ask someone else */
        post: operations["post_talk_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 200 when the database answers, else 503 with Retry-After */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Alternative
         * @description The nearest thing to what was asked: another site, span, day, or a desk without what was needed.
         */
        Alternative: {
            bay: components["schemas"]["BayOffer"] | null;
            /** Format: date */
            day: string;
            desk: components["schemas"]["DeskOffer"] | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
            words: string;
        };
        /**
         * AnswerIn
         * @description I'll be there, or ask somebody else.
         */
        AnswerIn: {
            /** @enum {unknown} */
            answer: "someone else" | "there";
        };
        /**
         * ArrivalIn
         * @description A desk, a bay, or both, for one span.
         */
        ArrivalIn: {
            /** @default null */
            bay?: string | null;
            /** Format: date */
            day: string;
            /** @default null */
            desk?: string | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /**
         * ArrivalOut
         * @description A desk and a bay booked together.
         */
        ArrivalOut: {
            bookings: components["schemas"]["BookingOut"][];
            /** Format: uuid */
            id: string;
        };
        /**
         * BayOffer
         * @description A bay, the minutes on foot from it to the desk, and why this one.
         */
        BayOffer: {
            features: string[];
            minutes_on_foot: number;
            reasons: string[];
            space: components["schemas"]["SpaceRef"];
        };
        /**
         * BookingIn
         * @description What to book. Without `for` it is for oneself.
         */
        BookingIn: {
            /** Format: date */
            day: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @default null */
            for?: components["schemas"]["For"] | null;
            /** Format: uuid */
            space: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /**
         * BookingOut
         * @description One booking. `over`: the wall clock at the site has passed its end. `visitor`: who or firm, with a `host`.
         *
         *         `lent`: the gap that its holder lends to others. `check_in`: it can be checked in now.
         */
        BookingOut: {
            arrival: string | null;
            check_in: boolean;
            /** Format: date */
            day: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            host: components["schemas"]["PersonRef"] | null;
            /** Format: uuid */
            id: string;
            lent: components["schemas"]["Lent"] | null;
            made_by: components["schemas"]["PersonRef"];
            over: boolean;
            person: components["schemas"]["PersonRef"] | null;
            space: components["schemas"]["SpaceRef"];
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
            /** @enum {unknown} */
            state: "booked" | "cancelled" | "in" | "moved" | "released";
            visitor: string | null;
        };
        /**
         * BookingRefused
         * @description Why it could not be booked, and the nearest places that could.
         */
        BookingRefused: {
            /** @default [] */
            alternatives?: components["schemas"]["NextBest"][];
            detail: string;
            /** @default [] */
            errors?: components["schemas"]["FieldProblem"][];
            status: number;
            title: string;
            type: string;
        };
        /**
         * Bookings
         * @description Several bookings.
         */
        Bookings: {
            bookings: components["schemas"]["BookingOut"][];
        };
        /**
         * Car
         * @description What I drive. `vehicle` is a registration; null when I have no car or do not want it known.
         */
        Car: {
            ev: boolean;
            vehicle: string | null;
        };
        /**
         * Colleague
         * @description Somebody to book for.
         */
        Colleague: {
            /** Format: uuid */
            id: string;
            name: string;
            team: string | null;
            team_name: string | null;
        };
        /**
         * Colleagues
         * @description A page of colleagues, by name. `next` is the cursor of the page after it, null at the end.
         */
        Colleagues: {
            next: string | null;
            people: components["schemas"]["Colleague"][];
        };
        /**
         * ComingBackOut
         * @description What there is for the rest of today. `around`: who is in and until when, and can be asked to talk.
         */
        ComingBackOut: {
            around: components["schemas"]["Present"][];
            bay: components["schemas"]["BayOffer"] | null;
            bay_words: string | null;
            /** Format: date */
            day: string;
            desk: components["schemas"]["DeskOffer"] | null;
            desk_words: string | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            have: components["schemas"]["Have"];
            quiet: components["schemas"]["QuietOffer"] | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
            words: string;
        };
        /**
         * Day
         * @description One day as it concerns the asker: their bookings, who of their team is in, leaders in, what they must know.
         */
        Day: {
            /** Format: date */
            day: string;
            leaders: components["schemas"]["Present"][];
            mine: components["schemas"]["BookingOut"][];
            team: components["schemas"]["Present"][];
            told: components["schemas"]["Told"][];
        };
        /**
         * Demo
         * @description Whether this is a demonstration, where anyone may sign in as anyone.
         */
        Demo: {
            demo: boolean;
        };
        /**
         * DemoPeople
         * @description People of the demonstration, by name.
         */
        DemoPeople: {
            people: components["schemas"]["DemoPerson"][];
        };
        /**
         * DemoPerson
         * @description Somebody to sign in as.
         */
        DemoPerson: {
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            role: "administrator" | "director" | "facilities" | "it" | "leader" | "manager" | "parking" | "staff";
            team: string | null;
            team_name: string | null;
        };
        /**
         * DeskOffer
         * @description A desk, who of the team sits beside it, and why this one.
         */
        DeskOffer: {
            beside: components["schemas"]["PersonRef"][];
            features: string[];
            reasons: string[];
            space: components["schemas"]["SpaceRef"];
        };
        /**
         * FieldProblem
         * @description One thing wrong: where (a JSON pointer, or a parameter's name) and what is allowed.
         */
        FieldProblem: {
            detail: string;
            pointer: string;
        };
        /**
         * FloorDay
         * @description Every space of a floor on a day; `opens` and `closes` are null where the site is closed, `closed` says why.
         */
        FloorDay: {
            closed: ("bank holiday" | "weekend") | null;
            closes: string | null;
            /** Format: date */
            day: string;
            floor: string;
            opens: string | null;
            spaces: components["schemas"]["SpaceDay"][];
        };
        /**
         * FloorOut
         * @description A floor; `plan` is the address of its picture, `plan_width` × `plan_height` the units of x and y.
         */
        FloorOut: {
            code: string;
            level: number;
            name: string;
            plan: string | null;
            plan_height: number;
            plan_width: number;
            zones: components["schemas"]["ZoneOut"][];
        };
        /**
         * For
         * @description For whom: a colleague (`person`) or a visitor (`visitor`), one of the two.
         */
        For: {
            /** @default null */
            person?: string | null;
            /** @default null */
            visitor?: string | null;
        };
        /**
         * Have
         * @description What the asker already holds in that span.
         */
        Have: {
            bay: components["schemas"]["BookingOut"] | null;
            desk: components["schemas"]["BookingOut"] | null;
        };
        /**
         * Health
         * @description All is well; when it is not, the answer is 503 and a problem.
         */
        Health: {
            /** @enum {unknown} */
            status: "ok";
        };
        /**
         * Hidden
         * @description Whether to hide where I sit from all but my own team.
         */
        Hidden: {
            hidden: boolean;
        };
        /**
         * HolderOut
         * @description Whose it is: a person (of a visitor, the host), and the bays held today.
         */
        HolderOut: {
            bookings: components["schemas"]["BookingOut"][];
            person: components["schemas"]["PersonRef"] | null;
        };
        /**
         * LendingIn
         * @description The hours to lend, or null to take everything back.
         */
        LendingIn: {
            gap: components["schemas"]["SpanIn"] | null;
        };
        /**
         * Lent
         * @description The hours in which the holder is away and others may have the place.
         */
        Lent: {
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /**
         * LookupIn
         * @description A registration or a bay (`space`), and why. It is logged, and the person is told.
         */
        LookupIn: {
            /** @enum {unknown} */
            reason: "blocking" | "emergency" | "lights on" | "wrong bay";
            /** @default null */
            registration?: string | null;
            /** @default null */
            space?: string | null;
        };
        /**
         * Me
         * @description Who is signed in. `home_site` is the code of the site where the team has its home zone.
         */
        Me: {
            blue_badge: boolean;
            demo: boolean;
            email: string;
            essential_car_user: boolean;
            ev: boolean;
            hidden: boolean;
            home_site: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            needs: string[];
            /** @enum {unknown} */
            role: "administrator" | "director" | "facilities" | "it" | "leader" | "manager" | "parking" | "staff";
            team: components["schemas"]["MyTeam"] | null;
            vehicle: string | null;
            verbs: ("book" | "book_for_colleague" | "book_for_visitor" | "import" | "look" | "look_up_holder" | "plan_fix" | "print_codes" | "put_on_wall" | "put_out_of_use" | "redact" | "report" | "route" | "see_visitors" | "triage_any" | "walk")[];
        };
        /**
         * MyTeam
         * @description The team I am in.
         */
        MyTeam: {
            code: string;
            name: string;
        };
        /**
         * Needs
         * @description Features my desk must have.
         */
        Needs: {
            needs: string[];
        };
        /**
         * NextBest
         * @description A free place of the same kind.
         */
        NextBest: {
            space: components["schemas"]["SpaceRef"];
            words: string;
        };
        /**
         * OnFootTo
         * @description Minutes on foot to another site.
         */
        OnFootTo: {
            minutes: number;
            site: string;
        };
        /**
         * Out
         * @description Out of use: why, and the last day if that is known.
         */
        Out: {
            reason: string;
            until: string | null;
        };
        /**
         * OutageIn
         * @description What is out of use (one of site, floor, zone, space), from which day, until which (open end without), and why.
         */
        OutageIn: {
            /** @default null */
            floor?: string | null;
            /** Format: date */
            from: string;
            reason: string;
            /** @default null */
            site?: string | null;
            /** @default null */
            space?: string | null;
            /** @default null */
            until?: string | null;
            /** @default null */
            zone?: string | null;
        };
        /**
         * OutageOut
         * @description An outage, and how many holders were moved to an equal place or only told.
         */
        OutageOut: {
            ended: boolean;
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            moved: number;
            reason: string;
            told: number;
            until: string | null;
            where: components["schemas"]["Where"];
        };
        /**
         * Outages
         * @description What is out of use now or soon.
         */
        Outages: {
            outages: components["schemas"]["OutageOut"][];
        };
        /**
         * PersonRef
         * @description A person, by name.
         */
        PersonRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /**
         * Present
         * @description Somebody who is in that day.
         */
        Present: {
            bookings: components["schemas"]["PresentSpan"][];
            person: components["schemas"]["PersonRef"];
        };
        /**
         * PresentSpan
         * @description Where and when somebody is in.
         */
        PresentSpan: {
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            space: components["schemas"]["SpaceRef"];
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
            /** @enum {unknown} */
            state: "booked" | "in";
        };
        /**
         * ProblemBody
         * @description RFC 9457. `type` is stable; `detail` says what to do next.
         */
        ProblemBody: {
            detail: string;
            /** @default [] */
            errors?: components["schemas"]["FieldProblem"][];
            status: number;
            title: string;
            type: string;
        };
        /**
         * QuietOffer
         * @description A quiet room for half an hour.
         */
        QuietOffer: {
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            space: components["schemas"]["SpaceRef"];
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /**
         * SignIn
         * @description Whom to sign in as.
         */
        SignIn: {
            email: string;
        };
        /**
         * SiteDay
         * @description One date of the horizon, and why the site is closed on it.
         */
        SiteDay: {
            /** Format: date */
            day: string;
            name: string | null;
            open: boolean;
            why: ("bank holiday" | "weekend") | null;
        };
        /**
         * SiteOut
         * @description A building or car park.
         */
        SiteOut: {
            address: string;
            closes: string;
            code: string;
            days: components["schemas"]["SiteDay"][];
            floors: components["schemas"]["FloorOut"][];
            /** @enum {unknown} */
            kind: "car park" | "office";
            name: string;
            now: string;
            on_foot: components["schemas"]["OnFootTo"][];
            opens: string;
            timezone: string;
            /** Format: date */
            today: string;
        };
        /**
         * Sites
         * @description Every site in use.
         */
        Sites: {
            sites: components["schemas"]["SiteOut"][];
        };
        /**
         * SpaceDay
         * @description One space on one day.
         */
        SpaceDay: {
            features: string[];
            /** Format: uuid */
            id: string;
            kind: string;
            label: string;
            out: components["schemas"]["Out"] | null;
            spans: components["schemas"]["TakenSpan"][];
            x: number;
            y: number;
            zone: string;
        };
        /**
         * SpaceRef
         * @description A space and where it is.
         */
        SpaceRef: {
            floor: string;
            floor_name: string;
            /** Format: uuid */
            id: string;
            kind: string;
            label: string;
            site: string;
            site_name: string;
            zone: string;
            zone_name: string;
        };
        /**
         * SpanIn
         * @description New times on the same day.
         */
        SpanIn: {
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /**
         * Suggestion
         * @description What to book, in words and as ids. `desk_words`, `bay_words`: why there is none, where there is none.
         */
        Suggestion: {
            alternatives: components["schemas"]["Alternative"][];
            bay: components["schemas"]["BayOffer"] | null;
            bay_words: string | null;
            /** Format: date */
            day: string;
            desk: components["schemas"]["DeskOffer"] | null;
            desk_words: string | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            have: components["schemas"]["Have"];
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
            words: string;
        };
        /**
         * TakenSpan
         * @description A stretch of the day that is taken; `who` is null for bays, visitors and persons who hide.
         */
        TakenSpan: {
            ends: string;
            starts: string;
            /** @enum {unknown} */
            state: "booked" | "in";
            who: components["schemas"]["WhoSits"] | null;
        };
        /**
         * TalkIn
         * @description Whom to ask. No reason is asked.
         */
        TalkIn: {
            /** Format: uuid */
            person: string;
        };
        /**
         * TalkOut
         * @description A request to talk; gone at midnight.
         */
        TalkOut: {
            /** Format: uuid */
            id: string;
        };
        /**
         * Told
         * @description Something this person should know about that day.
         */
        Told: {
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "booked for you" | "cancelled for you" | "looked up" | "lost" | "moved" | "talk answered" | "talk asked";
            words: string;
        };
        /**
         * Where
         * @description The one of the four that is out of use, and what people call it.
         */
        Where: {
            floor: string | null;
            name: string;
            site: string | null;
            space: string | null;
            zone: string | null;
        };
        /**
         * WhoSits
         * @description Who sits there, by name and team.
         */
        WhoSits: {
            /** Format: uuid */
            id: string;
            name: string;
            team: string | null;
        };
        /**
         * ZoneOut
         * @description A part of a floor. `team_first_until` is a time on the site's previous working day.
         */
        ZoneOut: {
            /** @enum {unknown} */
            access: "open" | "team first" | "team only";
            code: string;
            name: string;
            team: string | null;
            team_first_until: string | null;
            team_name: string | null;
        };
    };
    responses: {
        /** @description What was sent cannot be understood; `errors` names the places. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description The Idempotency-Key was used before, with another body. */
        KeyUsed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description The asker's role does not allow it, or the request came from another site. */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description No such thing, or none that the asker may know of. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description A rule says no: `type` says which one, `detail` what to do next. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description Nobody is signed in, or the session is over. */
        SignIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description More than 64 KiB were sent. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description The database is away; ask again after `Retry-After` seconds. */
        Unavailable: {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description The body is not sent as `application/json`. */
        WrongContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    post_arrival: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first result again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArrivalIn"];
            };
        };
        responses: {
            /** @description A desk and a bay booked together. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description A rule says no: `type` says which one, `detail` what to do next. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BookingRefused"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["KeyUsed"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_arrival_cancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrival: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A desk and a bay booked together. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bookings: {
        parameters: {
            query: {
                /** @description The first day. */
                from: string;
                /** @description The last day, at most 92 days later. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Several bookings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bookings"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_booking: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first result again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingIn"];
            };
        };
        responses: {
            /** @description One booking. `over`: the wall clock at the site has passed its end. `visitor`: who or firm, with a `host`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description A rule says no: `type` says which one, `detail` what to do next. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["BookingRefused"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["KeyUsed"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_cancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One booking. `over`: the wall clock at the site has passed its end. `visitor`: who or firm, with a `host`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_check_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One booking. `over`: the wall clock at the site has passed its end. `visitor`: who or firm, with a `host`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_span: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                booking: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpanIn"];
            };
        };
        responses: {
            /** @description One booking. `over`: the wall clock at the site has passed its end. `visitor`: who or firm, with a `host`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_coming_back: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is for the rest of today. `around`: who is in and until when, and can be asked to talk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComingBackOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One day as it concerns the asker: their bookings, who of their team is in, leaders in, what they must know. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Day"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_lending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LendingIn"];
            };
        };
        responses: {
            /** @description Several bookings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bookings"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_visitors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Several bookings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bookings"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether this is a demonstration, where anyone may sign in as anyone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
            400: components["responses"]["Invalid"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_demo_people: {
        parameters: {
            query?: {
                /** @description Words of a name, in any order. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People of the demonstration, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoPeople"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_floor_day: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have: 304 where it still stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description A floor's code, as `GET /api/sites` lists it. */
                floor: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every space of a floor on a day; `opens` and `closes` are null where the site is closed, `closed` says why. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorDay"];
                };
            };
            /** @description The answer you have still stands. */
            304: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_plan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have: 304 where it still stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description A floor's code, as `GET /api/sites` lists it. */
                floor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description The answer you have still stands. */
            304: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_car: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Car"];
            };
        };
        responses: {
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_hidden: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Hidden"];
            };
        };
        responses: {
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_needs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Needs"];
            };
        };
        responses: {
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_outages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is out of use now or soon. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outages"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_outage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutageIn"];
            };
        };
        responses: {
            /** @description An outage, and how many holders were moved to an equal place or only told. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutageOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_outage_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An outage, and how many holders were moved to an equal place or only told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutageOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_lookup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookupIn"];
            };
        };
        responses: {
            /** @description Whose it is: a person (of a visitor, the host), and the bays held today. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolderOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_people: {
        parameters: {
            query?: {
                /** @description Words of a name, in any order. */
                q?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of colleagues, by name. `next` is the cursor of the page after it, null at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleagues"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone. */
            201: {
                headers: {
                    /** @description The session; empty where it is over. */
                    "Set-Cookie": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    /** @description The session; empty where it is over. */
                    "Set-Cookie": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_sites: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have: 304 where it still stands. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every site in use. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sites"];
                };
            };
            /** @description The answer you have still stands. */
            304: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_suggestion: {
        parameters: {
            query: {
                day: string;
                /** @description A quarter-hour, such as 09:15. */
                starts: string;
                /** @description A quarter-hour, such as 09:15. */
                ends: string;
                /** @description Where to sit; without it the team's home. */
                site?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to book, in words and as ids. `desk_words`, `bay_words`: why there is none, where there is none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_talk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TalkIn"];
            };
        };
        responses: {
            /** @description A request to talk; gone at midnight. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_talk_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                talk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description A request to talk; gone at midnight. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkOut"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All is well; when it is not, the answer is 503 and a problem. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Invalid"];
            503: components["responses"]["Unavailable"];
        };
    };
}
