// Made by `npm run client` from the server’s OpenAPI. Change the server, not this file.

export interface paths {
    "/api/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose Roost this is, and whom to write to about it */
        get: operations["get_about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed, by whom, when, from what to what */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table for a spreadsheet */
        get: operations["get_audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be reported, to look after */
        get: operations["get_admin_categories"];
        put?: never;
        /** Add a category */
        post: operations["post_admin_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/categories/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a category and its chips */
        put: operations["put_admin_category"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/categories/{code}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing can be reported under it any more */
        post: operations["post_admin_category_retirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/categories/{code}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A category is in use again */
        post: operations["post_admin_category_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a floor */
        post: operations["post_admin_floor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a floor */
        put: operations["put_admin_floor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors/{code}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a floor its plan: SVG of at most 1 MB, or PNG of at most 10 MB */
        put: operations["put_admin_plan"];
        post?: never;
        /** Take the plan of a floor away */
        delete: operations["delete_admin_plan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors/{code}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Place spaces on the plan */
        put: operations["put_admin_positions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors/{code}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a floor out of use for good */
        post: operations["post_admin_floor_retirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors/{code}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A floor is in use again */
        post: operations["post_admin_floor_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors/{code}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a row of spaces at once */
        post: operations["post_admin_row"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/floors/{code}/spaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Spaces of a floor, to look after */
        get: operations["get_admin_spaces"];
        put?: never;
        /** Add a space */
        post: operations["post_admin_space"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How Roost itself is doing */
        get: operations["get_health_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a council's files, to see what bringing them in would do
         * @description Nothing is stored of them but the files themselves, for an hour.
         */
        post: operations["post_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/{trial}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an import stands, and how far it is */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/imports/{trial}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the files in, as they were tried
         * @description Compared anew with what is stored: where it would do something else than the trial showed, 409 `/problems/changed-meanwhile`, nothing is stored, and the trial shows what it would do now.
         */
        post: operations["post_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, to look after */
        get: operations["get_admin_people"];
        put?: never;
        /** Add a person */
        post: operations["post_admin_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person, to look after */
        get: operations["get_admin_person"];
        /** Change a person */
        put: operations["put_admin_person"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{person}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody is no longer with the council
         * @description Ends sessions and bookings, gives issues back
         */
        post: operations["post_admin_departure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{person}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that Roost holds on one person, as a file for them; they are told, and why */
        post: operations["post_person_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{person}/forgetting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take away everything that names somebody, for good */
        post: operations["post_forgetting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{person}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at what was changed about one person; they are told, and why */
        post: operations["post_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{person}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody who left is back */
        post: operations["post_admin_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{person}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign somebody out everywhere */
        post: operations["post_admin_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queues, to look after */
        get: operations["get_admin_queues"];
        put?: never;
        /** Add a queue */
        post: operations["post_admin_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a queue */
        put: operations["put_admin_queue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues/{code}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a queue; what is open in it goes to the fallback */
        post: operations["post_admin_queue_retirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues/{code}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A queue is open again */
        post: operations["post_admin_queue_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long what is kept */
        get: operations["get_retention"];
        /** Keep some things for longer or shorter */
        put: operations["put_retention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which group or app role of the provider makes whom what here */
        get: operations["get_group_roles"];
        /**
         * Change the whole table
         * @description It counts at once for groups that the council's directory (SCIM) told of, else from the next sign-in of each person on.
         */
        put: operations["put_group_roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites, floors and zones, to look after */
        get: operations["get_admin_sites"];
        put?: never;
        /** Add a site */
        post: operations["post_admin_site"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sites/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a site */
        put: operations["put_admin_site"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sites/{code}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a site out of use for good */
        post: operations["post_admin_site_retirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sites/{code}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A site is in use again */
        post: operations["post_admin_site_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/spaces/{space}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a space */
        put: operations["put_admin_space"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/spaces/{space}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a space out of use for good */
        post: operations["post_admin_space_retirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/spaces/{space}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A space is in use again */
        post: operations["post_admin_space_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams, to look after */
        get: operations["get_admin_teams"];
        put?: never;
        /** Add a team */
        post: operations["post_admin_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/teams/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a team */
        put: operations["put_admin_team"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/teams/{code}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A team is no more */
        post: operations["post_admin_team_retirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/teams/{code}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A team is in use again */
        post: operations["post_admin_team_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tokens of other systems */
        get: operations["get_tokens"];
        put?: never;
        /** Make a token for another system; it is shown this once */
        post: operations["post_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tokens/{api_token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a token at once; a repeat does nothing */
        delete: operations["delete_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Other systems that are told what happens */
        get: operations["get_webhooks"];
        put?: never;
        /** Tell another system; its secret is shown this once */
        post: operations["post_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what another system is told, or whether */
        put: operations["put_webhook"];
        post?: never;
        /** Tell another system nothing more */
        delete: operations["delete_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What another system was told lately, and what became of it */
        get: operations["get_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test there now, to see that it comes */
        post: operations["post_webhook_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a zone */
        post: operations["post_admin_zone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/zones/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a zone */
        put: operations["put_admin_zone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/zones/{code}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a zone out of use for good */
        post: operations["post_admin_zone_retirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/zones/{code}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A zone is in use again */
        post: operations["post_admin_zone_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/at/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a code leads to */
        get: operations["get_at"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong, whose it is, and what became of it */
        get: operations["get_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** More of one column */
        get: operations["get_column"];
        put?: never;
        post?: never;
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
    "/api/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** You said, we did: a week, at a site or everywhere */
        get: operations["get_digest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/displays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links for screens on walls */
        get: operations["get_displays"];
        put?: never;
        /** Make a link for a screen on a wall; it is shown this once */
        post: operations["post_display"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/displays/{display}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a link; a repeat does nothing */
        delete: operations["delete_display"];
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
        /** What changed, as server-sent events: floor/day, issue, board, me */
        get: operations["get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fixes, those under way first */
        get: operations["get_fixes"];
        put?: never;
        /** Plan a fix for some issues, or for all that match */
        post: operations["post_fix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One fix with its issues */
        get: operations["get_fix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes/{number}/dropping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It will not come; its issues are looked at again */
        post: operations["post_fix_dropping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes/{number}/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is there; its issues are sorted and everybody counted in is thanked once */
        post: operations["post_fix_installation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes/{number}/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take issues into a fix; those that are in it already stay */
        post: operations["post_fix_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes/{number}/issues/{issue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an issue out of a fix; it keeps its owner and its date */
        delete: operations["delete_fix_issue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes/{number}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is ordered; its issues are promised for the day it arrives */
        post: operations["post_fix_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fixes/{number}/redaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a fix's title or outcome away for good */
        post: operations["post_fix_redaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floors/{floor}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Codes of a floor, to print */
        get: operations["get_floor_codes"];
        put?: never;
        /** Give every space of a floor a code that has none */
        post: operations["post_floor_codes"];
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
    "/api/guard/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names of places, teams and queues here
         * @description They stand on doors, and who reports by a code has no session.
         */
        get: operations["get_guard_words"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Issues: mine, a queue's, or those found by number, ticket or words */
        get: operations["get_issues"];
        put?: never;
        /** Report what is wrong, or an idea */
        post: operations["post_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every issue as a table for a spreadsheet; for queues and leaders */
        get: operations["get_issues_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Issues that may be the same as what is being typed; at most six */
        get: operations["get_similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One issue */
        get: operations["get_issue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/cannot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It cannot be changed, and why */
        post: operations["post_cannot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Yes, it is sorted */
        post: operations["post_confirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/me-too": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say me too; a repeat does nothing */
        post: operations["post_me_too"];
        /** Take my me-too back; a repeat does nothing */
        delete: operations["delete_me_too"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/nature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Tame or wicked */
        put: operations["put_nature"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Own it, or say who does */
        put: operations["put_owner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/passed-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody outside has it now; its owner stays */
        post: operations["post_passed_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photo of an issue, for whom may see it */
        get: operations["get_photo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Promise a date; an earlier promise stays visible */
        post: operations["post_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass an issue on to another queue; its first clock stays */
        post: operations["post_issue_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/redaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take words or the photo away for good */
        post: operations["post_redaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No, it is not sorted; or it is taken up again */
        post: operations["post_reopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/same-as": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as another; who said so is counted there */
        post: operations["post_same_as"];
        /** Not the same after all */
        delete: operations["delete_same_as"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/shown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What everybody may see of it */
        put: operations["put_shown"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/sorted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sorted: what changed
         * @description Everybody who said so is asked
         */
        post: operations["post_sorted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Our own system's number for it */
        put: operations["put_ticket"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say a word, or ask, along the way */
        post: operations["post_update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It waits on somebody */
        post: operations["post_waiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{number}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change my words within half an hour */
        put: operations["put_words"];
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
    "/api/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Be told in this browser, for as long as I am signed in there */
        post: operations["post_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Be told in that browser no longer */
        delete: operations["delete_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/devices/{device}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a notice there now, to see that it comes */
        post: operations["post_device_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that Roost holds on me, as a file */
        get: operations["get_my_export"];
        put?: never;
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
    "/api/me/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was told in the last 30 days */
        get: operations["get_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/inbox/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that I have read one, or all */
        post: operations["post_reading"];
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
    "/api/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I am told, when, and where */
        get: operations["get_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say when I may be told */
        put: operations["put_ring_hours"];
        post?: never;
        /** Be told in the council's working hours again */
        delete: operations["delete_ring_hours"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/kinds/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Be told of this kind, or no longer */
        put: operations["put_wanted"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at what is kept of me, and why */
        get: operations["get_my_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign me out on every phone and computer but this one
         * @description Their notices end, too.
         */
        delete: operations["delete_other_sessions"];
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
    "/api/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a browser needs to say yes to notices */
        get: operations["get_push"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queues with their leads and members, and what lies there */
        get: operations["get_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a report */
        post: operations["post_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether it is sorted; passed on in the morning */
        post: operations["post_receipt_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A word to whoever deals with it; passed on in the morning */
        post: operations["post_receipt_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cannot change, why, and when it is looked at again */
        get: operations["get_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be reported, and who would get it */
        get: operations["get_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who gets what: the rules */
        get: operations["get_routes"];
        /** Replace the rules */
        put: operations["put_routes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scorecard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Promises kept, how soon somebody answered, what nobody owns */
        get: operations["get_scorecard"];
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
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How to sign in here */
        get: operations["get_ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/backchannel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody signed out at the provider
         * @description For the provider itself (OpenID Connect Back-Channel Logout 1.0). Ends their sessions here.
         */
        post: operations["post_backchannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Back from the identity provider
         * @description Opened by the provider. Goes on to the screen that was asked for, or to /sign-in?problem= with one of unknown, left, expired, refused, provider-away, mismatch.
         */
        get: operations["get_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/frontchannel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Somebody is signing out at the provider, in this browser
         * @description Shown by the provider in a frame (OpenID Connect Front-Channel Logout 1.0). Ends the session `sid`.
         */
        get: operations["get_frontchannel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail me a link to sign in with
         * @description The answer is the same whether anybody here has the address. The link is good for 15 minutes, once.
         */
        post: operations["post_link_wish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a link that was mailed
         * @description Only by POST: whoever looks at the mail on its way burns nothing.
         */
        post: operations["post_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to the council's identity provider to sign in
         * @description Opened by a browser. It comes back to `to`, or to /sign-in?problem=provider-away.
         */
        get: operations["get_provider"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/spaces/{space}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new code for a space; the old one is dead */
        post: operations["post_space_code"];
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
    "/api/unlinked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a report that nobody can be linked to */
        post: operations["post_unlinked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this link would switch off */
        get: operations["get_unsubscription"];
        put?: never;
        /**
         * Switch off what this link is for; a repeat does nothing
         * @description The body may be empty, or the form that whoever shows a mail sends (RFC 8058); it says nothing else.
         */
        post: operations["post_unsubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The floor walks of the last ninety days */
        get: operations["get_walks"];
        put?: never;
        /** Say where you sat and what broke; its issues are yours */
        post: operations["post_walk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walks/{walk}/redaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the words of a walk away for good */
        post: operations["post_walk_redaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a screen on a wall shows; no session, but the link's token */
        get: operations["get_wall"];
        put?: never;
        post?: never;
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
         * About
         * @description What the council has said in its settings; null where it has not. `contact`, `dpo`: e-mail addresses.
         *
         *         `demo`: this is a demonstration, with invented people. `kept`: days for each rule of retention, as it is now.
         */
        About: {
            contact: string | null;
            council: string | null;
            demo: boolean;
            dpo: string | null;
            kept: {
                [key: string]: number;
            };
            version: string;
        };
        /**
         * Act
         * @description One thing that happened. `who`: null for Roost itself, and where it is nobody's business who it was. `thing` is
         *         what people call it, `entity_id` what the API does; both null where it would tell whose day it was.
         */
        Act: {
            at: string;
            changes: components["schemas"]["Change"][];
            entity: string;
            entity_id: string | null;
            /** Format: uuid */
            id: string;
            thing: string | null;
            verb: string;
            who: string | null;
            words: string;
        };
        /**
         * Already
         * @description Something open here that others have said; without their words.
         */
        Already: {
            chip_words: string;
            people: number;
            /** @enum {unknown} */
            state: "cannot" | "doing" | "looking" | "new" | "passed on" | "same as" | "sorted" | "waiting";
        };
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
         * ApiToken
         * @description A token of another system. It works from when it was made until `ends_at` or `ended_at`; `last_used_on` is a day
         *         (UTC), null where nothing has used it yet.
         */
        ApiToken: {
            ended_at: string | null;
            ends_at: string;
            /** Format: uuid */
            id: string;
            last_used_on: string | null;
            made_at: string;
            made_by: components["schemas"]["PersonRef"] | null;
            name: string;
            scopes: ("board" | "import" | "scim")[];
        };
        /**
         * ApiTokenIn
         * @description A token to be made: what it is called, what it is for, and its last day, at most a year ahead.
         */
        ApiTokenIn: {
            /** Format: date */
            ends_on: string;
            name: string;
            scopes: ("board" | "import" | "scim")[];
        };
        /**
         * ApiTokenMade
         * @description A new token. `token` is what the other system sends; it is shown this once and kept nowhere.
         */
        ApiTokenMade: {
            ended_at: string | null;
            ends_at: string;
            /** Format: uuid */
            id: string;
            last_used_on: string | null;
            made_at: string;
            made_by: components["schemas"]["PersonRef"] | null;
            name: string;
            scopes: ("board" | "import" | "scim")[];
            token: string;
        };
        /**
         * ApiTokens
         * @description Every token that was ever made: those that work first, then newest first.
         */
        ApiTokens: {
            tokens: components["schemas"]["ApiToken"][];
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
         * At
         * @description Where a code leads, and what can be said there. `queue_name`: who gets it, unless a rule knows better.
         */
        At: {
            already: components["schemas"]["Already"][];
            categories: components["schemas"]["CodeRef"][];
            chips: components["schemas"]["ChipOut"][];
            place: components["schemas"]["AtPlace"];
            queue_name: string;
            safety: components["schemas"]["SafetyLine"][];
            zones: components["schemas"]["AtZone"][];
        };
        /**
         * AtPlace
         * @description What a code is on: a desk, bay or room, or with `kind` null a whole site.
         */
        AtPlace: {
            floor_name: string | null;
            kind: string | null;
            label: string | null;
            site: string;
            site_name: string;
            zone: string | null;
            zone_name: string | null;
        };
        /**
         * AtZone
         * @description A part of a site, that can be named where the code is the site's.
         */
        AtZone: {
            code: string;
            floor_name: string;
            name: string;
        };
        /**
         * Audit
         * @description A page of what happened, the newest first. `next` is the cursor of the page after it, null at the end.
         */
        Audit: {
            acts: components["schemas"]["Act"][];
            next: string | null;
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
         * Board
         * @description The board on a day. `director`: what nobody has owned for ten working days; those are not repeated below.
         */
        Board: {
            /** Format: date */
            as_of: string;
            columns: components["schemas"]["Column"][];
            director: components["schemas"]["Card"][];
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
         * CannotIn
         * @description Why it cannot be changed, by code and in plain words; who decided (the asker, unless another); until when.
         */
        CannotIn: {
            /** @default false */
            confirmed?: boolean;
            /** @default null */
            decided_by?: string | null;
            /** Format: date */
            look_again_on: string;
            /** @enum {unknown} */
            reason: "building" | "law" | "money" | "other organisation" | "policy" | "safety";
            words: string;
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
         * Card
         * @description An issue as everybody sees it.
         *
         *         `by`: who said so, as far as everybody may know. `people`: all who said so. `working_days`: since it was first
         *         reported, until now or its end. `broken`: promises that were missed or moved. `escalated`: 0 nobody, 1 the queue's
         *         lead, 2 the leaders, 3 the director. `ended_on`: the day on which it was sorted or could not be.
         */
        Card: {
            broken: string[];
            by: string;
            category: components["schemas"]["CodeRef"];
            chip: components["schemas"]["CodeRef"] | null;
            decided_by: components["schemas"]["RoleRef"] | null;
            due: string | null;
            due_for: ("look again" | "next word" | "promised") | null;
            ended_on: string | null;
            escalated: number;
            fix: components["schemas"]["FixRef"] | null;
            /** @enum {unknown} */
            kind: "idea" | "irritation";
            nature: ("tame" | "wicked") | null;
            number: number;
            outcome: string | null;
            overdue: boolean;
            owner: components["schemas"]["RoleRef"] | null;
            people: number;
            photo: boolean;
            place: components["schemas"]["IssuePlace"];
            queue: components["schemas"]["CodeRef"];
            reason: string | null;
            redacted: boolean;
            reopened: number;
            /** Format: date */
            reported_on: string;
            same_as: number | null;
            sponsor: components["schemas"]["RoleRef"] | null;
            /** @enum {unknown} */
            state: "cannot" | "doing" | "looking" | "new" | "passed on" | "same as" | "sorted" | "waiting";
            /** Format: date */
            state_since: string;
            ticket: string | null;
            waiting_on: string | null;
            words: string | null;
            working_days: number;
        };
        /**
         * Cards
         * @description A page of issues, the newest first. `next` is the cursor of the page after it, null at the end.
         */
        Cards: {
            issues: components["schemas"]["Card"][];
            next: string | null;
        };
        /**
         * CategoriesKept
         * @description Every category, those in use first, in their order.
         */
        CategoriesKept: {
            categories: components["schemas"]["CategoryKept"][];
        };
        /**
         * CategoryIn
         * @description Everything of a category but its code. A chip that is left out can be tapped no more.
         */
        CategoryIn: {
            chips: components["schemas"]["ChipKept"][];
            name: string;
            /** @description The least stands first. */
            position: number;
        };
        /**
         * CategoryKept
         * @description A category with its chips in use.
         */
        CategoryKept: {
            chips: components["schemas"]["ChipKept"][];
            code: string;
            name: string;
            position: number;
            retired: boolean;
            version: string;
        };
        /**
         * CategoryNew
         * @description A category that is to be.
         */
        CategoryNew: {
            chips: components["schemas"]["ChipKept"][];
            /** @description Lower-case letters, digits and hyphens, for good. */
            code: string;
            name: string;
            /** @description The least stands first. */
            position: number;
        };
        /**
         * CellChange
         * @description A cell, before and after. Where the values are not told `before` is null, and `after` says “changed”; of what
         *         people need or drive it says “sent”, whether or not it is what is stored already.
         */
        CellChange: {
            after: string;
            before: string | null;
            column: string;
        };
        /**
         * Change
         * @description What of it was changed; `from` is null where it was nothing or is not kept, `to` where it is nothing now.
         */
        Change: {
            from: string | null;
            to: string | null;
            what: string;
        };
        /**
         * ChipKept
         * @description What can be tapped instead of written; `space_kind`: of which kind of space, null: anywhere.
         */
        ChipKept: {
            /** @description Lower-case letters, digits and hyphens, for good. */
            code: string;
            /** @description The least stands first. */
            position: number;
            space_kind: ("bay" | "desk" | "room") | null;
            words: string;
        };
        /**
         * ChipOut
         * @description What can be tapped instead of written. `space_kind` null: anywhere.
         */
        ChipOut: {
            category: string;
            code: string;
            space_kind: string | null;
            words: string;
        };
        /**
         * Choices
         * @description What I am told, when, and where. `mail`: whether there are mails at all.
         */
        Choices: {
            devices: components["schemas"]["Device"][];
            hours: components["schemas"]["Hours"];
            kinds: components["schemas"]["Switch"][];
            mail: boolean;
        };
        /**
         * CodeRef
         * @description A category, chip or queue: its code, and what people call it.
         */
        CodeRef: {
            code: string;
            name: string;
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
         * Column
         * @description One column: how many issues and people there are in all, and its first thirty cards.
         *
         *         `waiting` also holds what was passed on; `sorted` goes back thirty days. `people`: everybody who said so, once an
         *         issue.
         */
        Column: {
            cards: components["schemas"]["Card"][];
            name: string;
            people: number;
            /** @enum {unknown} */
            state: "cannot" | "doing" | "looking" | "new" | "sorted" | "waiting";
            total: number;
        };
        /**
         * ColumnPage
         * @description More cards of one column; `next` is the cursor of the page after this one, or null.
         */
        ColumnPage: {
            cards: components["schemas"]["Card"][];
            next: string | null;
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
         * Device
         * @description A browser of mine that said yes to notices. `sent_at`: when one last went out to it. `failure`: why the newest
         *         could not be delivered, null where it was.
         */
        Device: {
            failure: string | null;
            /** Format: uuid */
            id: string;
            made_at: string;
            name: string;
            sent_at: string | null;
        };
        /**
         * Digest
         * @description You said, we did: one ISO week, Monday to Sunday. `people`: everybody who said so, once an issue.
         */
        Digest: {
            cannot: components["schemas"]["Card"][];
            did: components["schemas"]["Card"][];
            /** Format: date */
            from: string;
            people: number;
            promised: components["schemas"]["Card"][];
            said: components["schemas"]["Card"][];
            site_name: string | null;
            thanks: components["schemas"]["Thanked"][];
            /** Format: date */
            to: string;
            week: string;
        };
        /**
         * Display
         * @description A link for a screen on a wall.
         */
        Display: {
            /** Format: uuid */
            id: string;
            made_by: components["schemas"]["RoleRef"];
            /** Format: date */
            made_on: string;
            name: string;
            revoked_on: string | null;
            site: string | null;
        };
        /**
         * DisplayIn
         * @description What people call the screen, and whose issues it shows: one site's, or all.
         */
        DisplayIn: {
            name: string;
            /** @default null */
            site?: string | null;
        };
        /**
         * DisplayMade
         * @description A new link. `address` is shown this once: only its hash is kept.
         */
        DisplayMade: {
            address: string;
            /** Format: uuid */
            id: string;
            made_by: components["schemas"]["RoleRef"];
            /** Format: date */
            made_on: string;
            name: string;
            revoked_on: string | null;
            site: string | null;
        };
        /**
         * Displays
         * @description Links for screens on walls: those that work first, then newest first.
         */
        Displays: {
            displays: components["schemas"]["Display"][];
        };
        /**
         * Doing
         * @description What is being done at this moment, and how much of the whole is done, of 100.
         */
        Doing: {
            percent: number;
            words: string;
        };
        /**
         * Ended
         * @description How many sessions have ended.
         */
        Ended: {
            ended: number;
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
         * FindingOut
         * @description A place in the words, in code points. `verdict` "block": it must go; "ask": nobody may be recognised by it.
         */
        FindingOut: {
            ends: number;
            kind: string;
            starts: number;
            /** @enum {unknown} */
            verdict: "ask" | "block";
            words: string;
        };
        /**
         * Fix
         * @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once.
         */
        Fix: {
            arrives_on: string | null;
            cost_pence: number | null;
            decided_by: components["schemas"]["RoleRef"];
            dropped_on: string | null;
            installed_on: string | null;
            issues: components["schemas"]["Card"][];
            /** Format: date */
            made_on: string;
            number: number;
            ordered_on: string | null;
            outcome: string | null;
            owner: components["schemas"]["RoleRef"];
            people: number;
            title: string;
            version: number;
        };
        /**
         * FixIn
         * @description What will be bought or changed, and what it sorts: issues one by one, all that match, or both.
         *
         *         `cost_pence`: in pence. `decided_by`: me, where it is left out. `confirmed`: nobody can be recognised in the title.
         */
        FixIn: {
            /** @default null */
            arrives_on?: string | null;
            /** @default false */
            confirmed?: boolean;
            /** @default null */
            cost_pence?: number | null;
            /** @default null */
            decided_by?: string | null;
            /** @default [] */
            issues?: number[];
            /** @default null */
            matching?: components["schemas"]["Matching"] | null;
            /** @default null */
            ordered_on?: string | null;
            title: string;
        };
        /**
         * FixIssuesIn
         * @description What a fix sorts besides.
         */
        FixIssuesIn: {
            /** @default [] */
            issues?: number[];
            /** @default null */
            matching?: components["schemas"]["Matching"] | null;
        };
        /**
         * FixRedactionIn
         * @description What goes for good, also from the issues that were told of it: the title, what changed when it was installed.
         */
        FixRedactionIn: {
            what: ("outcome" | "title")[];
        };
        /**
         * FixRef
         * @description The fix that sorts it.
         */
        FixRef: {
            number: number;
            title: string;
        };
        /**
         * Fixes
         * @description Those under way, then those that are done or were dropped; newest first.
         */
        Fixes: {
            fixes: components["schemas"]["Fix"][];
        };
        /**
         * FloorCodes
         * @description The codes of a floor by kind and label, and how many spaces have none yet.
         */
        FloorCodes: {
            codes: components["schemas"]["SpaceCode"][];
            missing: number;
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
         * FloorIn
         * @description Everything of a floor but its code, its site and its plan.
         */
        FloorIn: {
            level: number;
            name: string;
            /** @description In units of the x and y of its spaces. */
            plan_height: number;
            /** @description In units of the x and y of its spaces. */
            plan_width: number;
        };
        /**
         * FloorKept
         * @description A floor; `plan`: the address of its picture, `plan_kind` what it is; `spaces`: how many are in use on it.
         */
        FloorKept: {
            code: string;
            level: number;
            name: string;
            plan: string | null;
            plan_height: number;
            plan_kind: ("png" | "svg") | null;
            plan_width: number;
            retired: boolean;
            site: string;
            spaces: number;
            version: string;
            zones: components["schemas"]["ZoneKept"][];
        };
        /**
         * FloorNew
         * @description A floor that is to be.
         */
        FloorNew: {
            /** @description Lower-case letters, digits and hyphens, for good. */
            code: string;
            level: number;
            name: string;
            /** @description In units of the x and y of its spaces. */
            plan_height: number;
            /** @description In units of the x and y of its spaces. */
            plan_width: number;
            site: string;
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
         * FloorSpaces
         * @description Every space of a floor, those in use first; `version` of all of them together, for their positions.
         */
        FloorSpaces: {
            spaces: components["schemas"]["SpaceKept"][];
            version: string;
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
         * Forgetting
         * @description Why everything that names somebody goes. It cannot be undone.
         */
        Forgetting: {
            /** @enum {unknown} */
            reason: "asked by the person" | "entered by mistake" | "left long ago";
        };
        /**
         * Freed
         * @description How many bookings that ended; whoever held them is told.
         */
        Freed: {
            freed: number;
        };
        /**
         * GroupRole
         * @description A group or an app role of the provider, and the role that whoever has it gets here.
         */
        GroupRole: {
            /** @enum {unknown} */
            role: "administrator" | "director" | "facilities" | "it" | "leader" | "manager" | "parking" | "staff";
            value: string;
        };
        /**
         * GroupRoles
         * @description The table from top to bottom: the first row that fits somebody counts. `claim`: what the values are, null where
         *         there is no provider; `left_out`: people whose groups the provider left out when they last signed in, because there
         *         were too many: use app roles.
         */
        GroupRoles: {
            claim: string | null;
            left_out: number;
            rows: components["schemas"]["GroupRole"][];
            version: string;
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
         * HealthCheck
         * @description One thing that was looked at. `words`: how it is, and what to do where it is not well. `set_up`: false for what
         *         the council does not use; it is `ok` then.
         */
        HealthCheck: {
            name: string;
            ok: boolean;
            set_up: boolean;
            words: string;
        };
        /**
         * HealthReport
         * @description Everything that was looked at. `ok`: all of it is well.
         */
        HealthReport: {
            checks: components["schemas"]["HealthCheck"][];
            ok: boolean;
            version: string;
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
         * HopOut
         * @description From one queue to another, and why.
         */
        HopOut: {
            at: string;
            from: components["schemas"]["CodeRef"];
            reason: string;
            to: components["schemas"]["CodeRef"];
        };
        /**
         * Hours
         * @description When I may be told. `usual`: as the council's working hours are; I never said otherwise.
         */
        Hours: {
            /** @description Local time in quarter-hours; 24:00 ends a day. */
            ends: string;
            /** @description Local time in quarter-hours; 24:00 ends a day. */
            starts: string;
            usual: boolean;
            weekends: boolean;
        };
        /**
         * Inbox
         * @description What I was told in the last 30 days, newest first. `next`: the cursor of the page after it, null at the end.
         */
        Inbox: {
            next: string | null;
            notices: components["schemas"]["Notice"][];
            unread: number;
        };
        /**
         * InstallationIn
         * @description What is different now: everybody counted in reads it. `confirmed`: nobody can be recognised in it.
         */
        InstallationIn: {
            /** @default false */
            confirmed?: boolean;
            words: string;
        };
        /**
         * Issue
         * @description An issue with all that the asker may know.
         *
         *         `reporter`: null unless the asker may know. `mine`: the asker reported it. `me_too`: the asker said so too.
         *         `held`: only the queue sees it yet, and why. `shown`: words and photo an owner has put on the wall and the board.
         *         `edit_until`: its reporter may still change the words. `asked`: the asker is asked whether it is sorted.
         *         `may`: what the asker may do now. `same`: numbers of those that are the same as this one.
         */
        Issue: {
            asked: boolean;
            broken: string[];
            by: string;
            category: components["schemas"]["CodeRef"];
            chip: components["schemas"]["CodeRef"] | null;
            decided_by: components["schemas"]["RoleRef"] | null;
            due: string | null;
            due_for: ("look again" | "next word" | "promised") | null;
            edit_until: string | null;
            ended_on: string | null;
            escalated: number;
            fix: components["schemas"]["FixRef"] | null;
            held: ("names a colleague" | "unlinked") | null;
            hops: components["schemas"]["HopOut"][];
            /** @enum {unknown} */
            kind: "idea" | "irritation";
            /** @enum {unknown} */
            level: "hidden" | "named" | "unlinked";
            may: string[];
            me_too: boolean;
            mine: boolean;
            nature: ("tame" | "wicked") | null;
            number: number;
            outcome: string | null;
            overdue: boolean;
            owner: components["schemas"]["RoleRef"] | null;
            people: number;
            photo: boolean;
            photo_on_board: boolean;
            place: components["schemas"]["IssuePlace"];
            promises: components["schemas"]["PromiseOut"][];
            queue: components["schemas"]["CodeRef"];
            reason: string | null;
            redacted: boolean;
            reopened: number;
            /** Format: date */
            reported_on: string;
            reporter: components["schemas"]["PersonRef"] | null;
            same: number[];
            same_as: number | null;
            sponsor: components["schemas"]["RoleRef"] | null;
            /** @enum {unknown} */
            state: "cannot" | "doing" | "looking" | "new" | "passed on" | "same as" | "sorted" | "waiting";
            /** Format: date */
            state_since: string;
            ticket: string | null;
            updates: components["schemas"]["Update"][];
            version: number;
            waiting_on: string | null;
            words: string | null;
            words_passed: boolean;
            working_days: number;
        };
        /**
         * IssuePlace
         * @description Where: always a site; a zone or a space where that is known and may be told.
         */
        IssuePlace: {
            floor: string | null;
            floor_name: string | null;
            kind: string | null;
            label: string | null;
            site: string;
            site_name: string;
            space: string | null;
            zone: string | null;
            zone_name: string | null;
        };
        /**
         * KindTold
         * @description What can be told: a code, what people call it, and what is said of it.
         */
        KindTold: {
            /** @enum {unknown} */
            code: "booking" | "fix" | "issue" | "office" | "outage" | "walk";
            name: string;
            says: string;
        };
        /**
         * Left
         * @description `receipt`: the only way back to the report. It is passed on in the morning of `release_on`.
         */
        Left: {
            receipt: string;
            /** Format: date */
            release_on: string;
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
         * LinkWish
         * @description Whom to mail a link to sign in with.
         */
        LinkWish: {
            email: string;
        };
        /**
         * Logout
         * @description What a provider sends when somebody signed out there (OpenID Connect Back-Channel Logout 1.0, 2.5).
         */
        Logout: {
            logout_token: string;
        };
        /**
         * Look
         * @description Somebody looked. `by`: null for the parking desk, and for whoever runs the server. `what`: `record` the changes
         *         that concern me, `export` a copy of everything, `bay` whose car it is.
         */
        Look: {
            at: string;
            by: string | null;
            reason: string;
            /** @enum {unknown} */
            what: "bay" | "export" | "record";
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
         * Matching
         * @description All that is open with this chip or this category (one of the two), at one site or everywhere.
         */
        Matching: {
            /** @default null */
            category?: string | null;
            /** @default null */
            chip?: string | null;
            /** @default null */
            site?: string | null;
        };
        /**
         * Me
         * @description Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many
         *         notices of the inbox I have not read.
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
            unread: number;
            vehicle: string | null;
            verbs: ("audit" | "book" | "book_for_colleague" | "book_for_visitor" | "connect" | "import" | "keep_records" | "look" | "look_up_holder" | "manage_people" | "manage_places" | "manage_queues" | "plan_fix" | "print_codes" | "put_on_wall" | "put_out_of_use" | "redact" | "report" | "route" | "see_visitors" | "triage_any" | "walk" | "watch_health")[];
        };
        /**
         * MyRecord
         * @description Who looked at what is kept of me, the newest first.
         */
        MyRecord: {
            looks: components["schemas"]["Look"][];
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
         * Named
         * @description Somebody, by name.
         */
        Named: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /**
         * NatureIn
         * @description `tame`: quick, days, no approval. `wicked`: has a sponsor and a next word within 31 days. null: not said.
         */
        NatureIn: {
            nature: ("tame" | "wicked") | null;
            /** @default null */
            next_word_by?: string | null;
            /** @default null */
            sponsor?: string | null;
        };
        /**
         * Needs
         * @description Features my desk must have.
         */
        Needs: {
            needs: string[];
        };
        /**
         * NewDevice
         * @description A subscription as the browser made it (Push API). `p256dh` and `auth`: its keys, base64url without padding.
         *         `name`: what to call it, such as "Chrome on Android".
         */
        NewDevice: {
            auth: string;
            endpoint: string;
            name: string;
            p256dh: string;
        };
        /**
         * NewGroupRoles
         * @description The whole table, from top to bottom.
         */
        NewGroupRoles: {
            rows: components["schemas"]["GroupRole"][];
        };
        /**
         * NewWebhook
         * @description Whom to tell, and what. `address`: https, reached over the internet.
         */
        NewWebhook: {
            address: string;
            /**
             * @default json
             * @enum {unknown}
             */
            format?: "json" | "teams";
            kinds: ("booking" | "fix" | "issue" | "office" | "outage" | "walk")[];
            name: string;
        };
        /**
         * Next
         * @description Signed out. `next`: where the provider ends its own session, to be opened; null where there is nothing to end.
         */
        Next: {
            next: string | null;
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
         * NoteIn
         * @description One thing that broke: a chip or a category; where, if not where the walk was; words.
         */
        NoteIn: {
            /** @default null */
            category?: string | null;
            /** @default null */
            chip?: string | null;
            /** @default null */
            space?: string | null;
            /** @default null */
            words?: string | null;
        };
        /**
         * Notice
         * @description Something I was told. `path`: the screen where it is dealt with. `issue`: the number of the issue it is about;
         *         `chip`: what that one is about, in words of the council's list.
         */
        Notice: {
            at: string;
            body: string;
            chip: string | null;
            /** Format: uuid */
            id: string;
            issue: number | null;
            kind: string;
            path: string;
            read: boolean;
            title: string;
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
         * OrderIn
         * @description Ordered when, there when: the day that everybody counted in is promised.
         */
        OrderIn: {
            /** Format: date */
            arrives_on: string;
            /** @default null */
            cost_pence?: number | null;
            /** Format: date */
            ordered_on: string;
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
         * OwnerIn
         * @description Who owns it (the asker, unless another is named), by when they say more, and their own system's ticket.
         *
         *         `next_word_by`: where nothing is given, the second working day from today for what nobody owned, and what was
         *         promised stands for the rest.
         */
        OwnerIn: {
            /** @default null */
            next_word_by?: string | null;
            /** @default null */
            person?: string | null;
            /** @default null */
            ticket?: string | null;
        };
        /**
         * PassedOnIn
         * @description To whom outside its queues it went, and the working day on which its owner asks what became of it.
         */
        PassedOnIn: {
            /** @default false */
            confirmed?: boolean;
            /** Format: date */
            look_again_on: string;
            to: string;
            /** @default null */
            words?: string | null;
        };
        /**
         * PeopleKept
         * @description A page of people, by name. `next` is the cursor of the page after it, null at the end.
         */
        PeopleKept: {
            next: string | null;
            people: components["schemas"]["PersonKept"][];
        };
        /**
         * PersonIn
         * @description Everything that an administrator sets of a person.
         */
        PersonIn: {
            blue_badge: boolean;
            email: string;
            essential_car_user: boolean;
            line_manager: string | null;
            name: string;
            /** @enum {unknown} */
            role: "administrator" | "director" | "facilities" | "it" | "leader" | "manager" | "parking" | "staff";
            team: string | null;
        };
        /**
         * PersonKept
         * @description A person as an administrator sees them. `left_at`: since when they are no longer with the council.
         */
        PersonKept: {
            blue_badge: boolean;
            email: string;
            essential_car_user: boolean;
            /** Format: uuid */
            id: string;
            left_at: string | null;
            line_manager: components["schemas"]["Named"] | null;
            name: string;
            role: string;
            team: string | null;
            team_name: string | null;
            version: string;
        };
        /**
         * PersonRef
         * @description A person, by name, as they travel.
         */
        PersonRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /**
         * Position
         * @description Where a space is to stand.
         */
        Position: {
            /** Format: uuid */
            id: string;
            /** @description In units of the floor's plan. */
            x: number;
            /** @description In units of the floor's plan. */
            y: number;
        };
        /**
         * Positions
         * @description Where some spaces of a floor are to stand; the others stay where they are.
         */
        Positions: {
            positions: components["schemas"]["Position"][];
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
         * PromiseIn
         * @description It will be done by that working day. `confirmed`: the writer was asked, and nobody can be recognised.
         */
        PromiseIn: {
            /** @default false */
            confirmed?: boolean;
            /** Format: date */
            promised_for: string;
            /** @default null */
            words?: string | null;
        };
        /**
         * PromiseOut
         * @description A date that was given. `ended` null: it stands.
         */
        PromiseOut: {
            by: components["schemas"]["RoleRef"];
            ended: ("dropped" | "kept" | "missed" | "moved") | null;
            made_at: string;
            /** Format: date */
            promised_for: string;
        };
        /**
         * ProviderName
         * @description The council's identity provider, by the words of its button.
         */
        ProviderName: {
            name: string;
        };
        /**
         * Push
         * @description What a browser needs to say yes to notices. `key`: our public key (VAPID, RFC 8292), base64url without padding.
         *         `mail`: whether mails can be sent.
         */
        Push: {
            key: string;
            mail: boolean;
        };
        /**
         * QueueIn
         * @description Everything of a queue but its code.
         */
        QueueIn: {
            /** Format: uuid */
            lead: string;
            members: string[];
            name: string;
        };
        /**
         * QueueKept
         * @description A queue; `fallback`: it gets what no rule sends elsewhere, so it cannot be closed.
         */
        QueueKept: {
            code: string;
            fallback: boolean;
            lead: components["schemas"]["Named"];
            members: components["schemas"]["Named"][];
            name: string;
            retired: boolean;
            version: string;
        };
        /**
         * QueueNew
         * @description A queue that is to be.
         */
        QueueNew: {
            /** @description Lower-case letters, digits and hyphens, for good. */
            code: string;
            /** Format: uuid */
            lead: string;
            members: string[];
            name: string;
        };
        /**
         * QueueOut
         * @description A queue, who works it, and what lies there. `open`: live issues; `unowned`: nobody's yet; `mine`: I work it.
         */
        QueueOut: {
            code: string;
            lead: components["schemas"]["RoleRef"];
            members: components["schemas"]["RoleRef"][];
            mine: boolean;
            name: string;
            open: number;
            unowned: number;
        };
        /**
         * Queues
         * @description Every queue in use, by name.
         */
        Queues: {
            queues: components["schemas"]["QueueOut"][];
        };
        /**
         * QueuesKept
         * @description Every queue, those in use first, by name.
         */
        QueuesKept: {
            queues: components["schemas"]["QueueKept"][];
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
         * Reason
         * @description Why somebody's record is looked at. The person reads it.
         */
        Reason: {
            reason: string;
        };
        /**
         * ReceiptAnswerIn
         * @description Is it sorted?
         */
        ReceiptAnswerIn: {
            /** @default false */
            confirmed?: boolean;
            receipt: string;
            sorted: boolean;
            /** @default null */
            words?: string | null;
        };
        /**
         * ReceiptIn
         * @description The receipt of a report.
         */
        ReceiptIn: {
            receipt: string;
        };
        /**
         * ReceiptMessageIn
         * @description A word to whoever deals with it.
         */
        ReceiptMessageIn: {
            /** @default false */
            confirmed?: boolean;
            receipt: string;
            words: string;
        };
        /**
         * ReceiptOut
         * @description What became of a report. `number` null: it waits to be passed on, in the morning of `release_on`.
         *
         *         `chip`: what was tapped, else the category. `asked`: you are asked whether it is sorted. `pending`: how many of
         *         your messages are passed on, among others, in the morning of the next working day.
         */
        ReceiptOut: {
            asked: boolean;
            chip: string;
            due: string | null;
            number: number | null;
            outcome: string | null;
            owner_role: string | null;
            pending: number;
            /** Format: date */
            release_on: string;
            /** @enum {unknown} */
            state: "cannot" | "doing" | "looking" | "new" | "passed on" | "same as" | "sorted" | "waiting";
            updates: components["schemas"]["ReceiptUpdate"][];
            words: string | null;
        };
        /**
         * ReceiptUpdate
         * @description What was said; `by` is a role, `you`, or `Roost`.
         */
        ReceiptUpdate: {
            /** Format: date */
            at_day: string;
            by: string;
            words: string;
        };
        /**
         * Record
         * @description What administrators and the house changed about one person, the newest first, at most 500; and who looked.
         */
        Record: {
            acts: components["schemas"]["Act"][];
            looks: components["schemas"]["Look"][];
            person: components["schemas"]["PersonRef"];
        };
        /**
         * RedactionIn
         * @description What to take away for good: the reporter's words, the photo, or what was said along the way.
         */
        RedactionIn: {
            what: ("photo" | "updates" | "words")[];
        };
        /**
         * Register
         * @description What cannot change, by the day on which it is looked at again: overdue ones first.
         */
        Register: {
            entries: components["schemas"]["Card"][];
        };
        /**
         * ReopeningIn
         * @description What is still wrong.
         */
        ReopeningIn: {
            /** @default false */
            confirmed?: boolean;
            /** @default null */
            words?: string | null;
        };
        /**
         * ReportForm
         * @description What the report screen needs, to be kept for when there is no signal.
         *
         *         `routes`: who gets what, the most specific first. `few`: even without a name the words could tell who said so.
         *         `edit_minutes`: how long the words can be changed afterwards.
         */
        ReportForm: {
            categories: components["schemas"]["CodeRef"][];
            chips: components["schemas"]["ChipOut"][];
            edit_minutes: number;
            few: boolean;
            queues: components["schemas"]["CodeRef"][];
            routes: components["schemas"]["Route"][];
            safety: components["schemas"]["SafetyLine"][];
            sites: components["schemas"]["ReportSite"][];
            team_name: string | null;
        };
        /**
         * ReportIn
         * @description What is wrong, or could be better, and where: one of `space`, `zone` and `site`.
         *
         *         One of `chip` and `category` says what it is about. `level`: *hidden* is known to the current owner alone.
         *         `confirmed`: the writer was asked, and says that nobody can be recognised by the words.
         */
        ReportIn: {
            /** @default null */
            category?: string | null;
            /** @default null */
            chip?: string | null;
            /** @default false */
            confirmed?: boolean;
            /**
             * @default irritation
             * @enum {unknown}
             */
            kind?: "idea" | "irritation";
            /**
             * @default named
             * @enum {unknown}
             */
            level?: "hidden" | "named";
            /** @default null */
            site?: string | null;
            /** @default null */
            space?: string | null;
            /** @default null */
            words?: string | null;
            /** @default null */
            zone?: string | null;
        };
        /**
         * ReportSite
         * @description A site; `report_code`: what leads to its page for reports without a name, where there is one.
         */
        ReportSite: {
            code: string;
            name: string;
            report_code: string | null;
        };
        /**
         * RerouteIn
         * @description To which queue, and why: everybody reads it. `confirmed`: nobody can be recognised in the words.
         */
        RerouteIn: {
            /** @default false */
            confirmed?: boolean;
            queue: string;
            reason: string;
        };
        /**
         * Retention
         * @description How long what is kept. `version` is what a change names as If-Match.
         */
        Retention: {
            rules: components["schemas"]["RetentionRule"][];
            version: string;
        };
        /**
         * RetentionRule
         * @description How long one kind of thing is kept, in days, and within which bounds it may be changed.
         */
        RetentionRule: {
            days: number;
            least: number;
            most: number;
            name: string;
            usual: number;
            what: string;
            words: string;
        };
        /**
         * RoleRef
         * @description Somebody who answers for something, by name and role.
         */
        RoleRef: {
            /** Format: uuid */
            id: string;
            name: string;
            role: string;
        };
        /**
         * Route
         * @description What fits all that is named goes to `queue`. What is null fits everything.
         */
        Route: {
            category: string | null;
            queue: string;
            site: string | null;
            space_kind: string | null;
        };
        /**
         * RouteTable
         * @description Every rule, most specific first. One names nothing: it takes all the rest.
         */
        RouteTable: {
            routes: components["schemas"]["Route"][];
        };
        /**
         * RowChange
         * @description What becomes of one row. `row`: its line in the file, null where it is gone from it. `key`: a code, an address,
         *         or a space's label and floor.
         */
        RowChange: {
            differs: components["schemas"]["CellChange"][];
            key: string;
            row: number | null;
            /** @enum {unknown} */
            what: "added" | "brought back" | "changed" | "gone";
        };
        /**
         * RowIn
         * @description `count` spaces alike: labels count on from `first` (2B07, 2B08, …), places go on by `dx`, `dy`.
         */
        RowIn: {
            count: number;
            dx: number;
            dy: number;
            /** @description Those that its kind may have. */
            features: string[];
            first: string;
            /** @enum {unknown} */
            kind: "bay" | "desk" | "room";
            /** @description In units of the floor's plan. */
            x: number;
            /** @description In units of the floor's plan. */
            y: number;
            zone: string;
        };
        /**
         * SafetyLine
         * @description Whom or when, and the number to ring. Handlers are handed all of them as `safety`.
         */
        SafetyLine: {
            number: string;
            words: string;
        };
        /**
         * SameAsIn
         * @description The number of the issue that this one is the same as.
         */
        SameAsIn: {
            number: number;
        };
        /**
         * Scorecard
         * @description The last twelve ISO weeks, this one included, and their sums.
         *
         *         `due`: promises that fell due, of which `kept` were; `moved`: promises put off before their date. `reopened`: how
         *         often "not sorted" was the answer. `unowned` and `open`: now.
         */
        Scorecard: {
            due: number;
            first_word_hours: number | null;
            kept: number;
            moved: number;
            open: number;
            reopened: number;
            unowned: number;
            weeks: components["schemas"]["Week"][];
        };
        /**
         * SessionsEnded
         * @description How many sessions that ended.
         */
        SessionsEnded: {
            sessions: number;
        };
        /**
         * SetHours
         * @description When I want to be told; `starts` before `ends`.
         */
        SetHours: {
            /** @description Local time in quarter-hours; 24:00 ends a day. */
            ends: string;
            /** @description Local time in quarter-hours; 24:00 ends a day. */
            starts: string;
            /** @default false */
            weekends?: boolean;
        };
        /**
         * SetRead
         * @description Which notice I have read; null: all of them. It must be said: nothing is not all.
         */
        SetRead: {
            notice: string | null;
        };
        /**
         * SetWanted
         * @description Whether I want to be told.
         */
        SetWanted: {
            wanted: boolean;
        };
        /**
         * SheetTrial
         * @description What becomes of one file's rows, in numbers, and the first of them. `changed`: with those that say what somebody
         *         needs or drives, whether or not it is what is stored already.
         */
        SheetTrial: {
            added: number;
            brought_back: number;
            changed: number;
            gone: number;
            name: string;
            rows: components["schemas"]["RowChange"][];
            same: number;
        };
        /**
         * ShownIn
         * @description What everybody may see: a held report on the board (for good), its words on the wall, its photo on the board.
         */
        ShownIn: {
            /** @default null */
            board?: true | null;
            /** @default null */
            photo?: boolean | null;
            /** @default null */
            words?: boolean | null;
        };
        /**
         * SignIn
         * @description Whom to sign in as.
         */
        SignIn: {
            email: string;
        };
        /**
         * Similar
         * @description Issues that may be the same, the nearest first.
         */
        Similar: {
            issues: components["schemas"]["SimilarCard"][];
        };
        /**
         * SimilarCard
         * @description An issue that may be the same, and why.
         */
        SimilarCard: {
            broken: string[];
            by: string;
            category: components["schemas"]["CodeRef"];
            chip: components["schemas"]["CodeRef"] | null;
            decided_by: components["schemas"]["RoleRef"] | null;
            due: string | null;
            due_for: ("look again" | "next word" | "promised") | null;
            ended_on: string | null;
            escalated: number;
            fix: components["schemas"]["FixRef"] | null;
            /** @enum {unknown} */
            kind: "idea" | "irritation";
            nature: ("tame" | "wicked") | null;
            number: number;
            outcome: string | null;
            overdue: boolean;
            owner: components["schemas"]["RoleRef"] | null;
            people: number;
            photo: boolean;
            place: components["schemas"]["IssuePlace"];
            queue: components["schemas"]["CodeRef"];
            reason: string | null;
            redacted: boolean;
            reopened: number;
            /** Format: date */
            reported_on: string;
            same_as: number | null;
            sponsor: components["schemas"]["RoleRef"] | null;
            /** @enum {unknown} */
            state: "cannot" | "doing" | "looking" | "new" | "passed on" | "same as" | "sorted" | "waiting";
            /** Format: date */
            state_since: string;
            ticket: string | null;
            waiting_on: string | null;
            /** @enum {unknown} */
            why: "similar words" | "this desk" | "this site" | "this zone";
            words: string | null;
            working_days: number;
        };
        /**
         * SiteChanged
         * @description The site as it is now. `outside`: how many bookings to come lie outside its hours; they stay as they are.
         */
        SiteChanged: {
            outside: number;
            site: components["schemas"]["SiteKept"];
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
         * SiteIn
         * @description Everything of a site but its code.
         *
         *         `release_after`: minutes after its start at which a booking that nobody checked in to is free again; null: never.
         *         `remind_after`: minutes after it at which its holder is asked; null: not at all.
         */
        SiteIn: {
            address: string;
            bays_open_at: string | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            closes: string;
            /** @enum {unknown} */
            kind: "car park" | "office";
            name: string;
            /** @enum {unknown} */
            nation: "ENG" | "NIR" | "SCT" | "WLS";
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            opens: string;
            opens_bank_holidays: boolean;
            opens_weekends: boolean;
            release_after: number | null;
            remind_after: number | null;
            timezone: string;
            walk: components["schemas"]["WalkTo"][];
        };
        /**
         * SiteKept
         * @description A site with its rules, and everything in it. `release_after`, `remind_after`: minutes after a booking's start.
         */
        SiteKept: {
            address: string;
            bays_open_at: string | null;
            closes: string;
            code: string;
            floors: components["schemas"]["FloorKept"][];
            /** @enum {unknown} */
            kind: "car park" | "office";
            name: string;
            /** @enum {unknown} */
            nation: "ENG" | "NIR" | "SCT" | "WLS";
            opens: string;
            opens_bank_holidays: boolean;
            opens_weekends: boolean;
            release_after: number | null;
            remind_after: number | null;
            retired: boolean;
            timezone: string;
            version: string;
            walk: components["schemas"]["WalkTo"][];
        };
        /**
         * SiteNew
         * @description A site that is to be.
         */
        SiteNew: {
            address: string;
            bays_open_at: string | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            closes: string;
            /** @description Lower-case letters, digits and hyphens, for good. */
            code: string;
            /** @enum {unknown} */
            kind: "car park" | "office";
            name: string;
            /** @enum {unknown} */
            nation: "ENG" | "NIR" | "SCT" | "WLS";
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            opens: string;
            opens_bank_holidays: boolean;
            opens_weekends: boolean;
            release_after: number | null;
            remind_after: number | null;
            timezone: string;
            walk: components["schemas"]["WalkTo"][];
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
         * SitesKept
         * @description Every site, those in use first.
         */
        SitesKept: {
            sites: components["schemas"]["SiteKept"][];
        };
        /**
         * SortedIn
         * @description What changed.
         */
        SortedIn: {
            /** @default false */
            confirmed?: boolean;
            words: string;
        };
        /**
         * SpaceChanged
         * @description The space as it is now; `freed`: how many bookings ended because it is of another kind.
         */
        SpaceChanged: {
            freed: number;
            space: components["schemas"]["SpaceKept"];
        };
        /**
         * SpaceCode
         * @description The code on a space; `address` is what the QR code `svg` says.
         */
        SpaceCode: {
            address: string;
            code: string;
            kind: string;
            label: string;
            /** Format: uuid */
            space: string;
            svg: string;
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
         * SpaceIn
         * @description Everything of a space; its floor stays.
         */
        SpaceIn: {
            /** @description Those that its kind may have. */
            features: string[];
            /** @enum {unknown} */
            kind: "bay" | "desk" | "room";
            label: string;
            /** @description In units of the floor's plan. */
            x: number;
            /** @description In units of the floor's plan. */
            y: number;
            zone: string;
        };
        /**
         * SpaceKept
         * @description A space; `x`, `y` in units of the floor's plan.
         */
        SpaceKept: {
            features: string[];
            floor: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "bay" | "desk" | "room";
            label: string;
            retired: boolean;
            version: string;
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
         * Switch
         * @description A kind of notice, and whether I am told of it. `by_mail`: it is only ever a mail.
         */
        Switch: {
            by_mail: boolean;
            kind: string;
            name: string;
            wanted: boolean;
            why: string;
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
         * TeamIn
         * @description Everything of a team but its code.
         */
        TeamIn: {
            home_zone: string | null;
            name: string;
            office_days: number[];
        };
        /**
         * TeamKept
         * @description A team; `people`: how many are in it.
         */
        TeamKept: {
            code: string;
            home_zone: string | null;
            name: string;
            office_days: number[];
            people: number;
            retired: boolean;
            version: string;
        };
        /**
         * TeamNew
         * @description A team that is to be.
         */
        TeamNew: {
            /** @description Lower-case letters, digits and hyphens, for good. */
            code: string;
            home_zone: string | null;
            name: string;
            office_days: number[];
        };
        /**
         * TeamsKept
         * @description Every team, those in use first, by name.
         */
        TeamsKept: {
            teams: components["schemas"]["TeamKept"][];
        };
        /**
         * Thanked
         * @description A fix that was installed, and how many people were thanked for having said so.
         */
        Thanked: {
            fix: string;
            people: number;
        };
        /**
         * TicketIn
         * @description The number that another system gave it; null takes it away.
         */
        TicketIn: {
            ticket: string | null;
        };
        /**
         * Told
         * @description Something this person should know about that day. `issue`: the number of the issue it is about.
         */
        Told: {
            at: string;
            /** Format: uuid */
            id: string;
            /** @default null */
            issue?: number | null;
            kind: ("booked for you" | "cancelled for you" | "looked up" | "lost" | "moved" | "talk answered" | "talk asked") | ("issue news" | "issue sorted?" | "thanks" | "walk");
            words: string;
        };
        /**
         * Trial
         * @description An import that is being tried, was tried, or was done.
         *
         *         `doing`: while something is being done; ask again in a second. `ends_at`: until then the files are kept for the
         *         application. `plans`: new or changed drawings. `left_alone`: files that Roost does not know. `wrongs`: the first 500
         *         of `wrongs_in_all`; while there are any, nothing can be stored. `wrongs_if_retired`: what besides stands in the way
         *         of retiring what is gone. `retires_too_many`: files of which more than a tenth of what is in use is gone. `problem`:
         *         why it came to nothing, in words.
         */
        Trial: {
            doing: components["schemas"]["Doing"] | null;
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** @default [] */
            left_alone?: string[];
            made_at: string;
            /** @default 0 */
            plans?: number;
            /** @default 0 */
            plans_same?: number;
            problem: string | null;
            /** @default [] */
            retires_too_many?: string[];
            /** @default [] */
            sheets?: components["schemas"]["SheetTrial"][];
            /** @enum {unknown} */
            state: "applied" | "applying" | "changed" | "failed" | "reading" | "ready" | "wrong";
            /** @default [] */
            wrongs?: components["schemas"]["WrongCell"][];
            /** @default [] */
            wrongs_if_retired?: components["schemas"]["WrongCell"][];
            /** @default 0 */
            wrongs_in_all?: number;
        };
        /**
         * TrialApplication
         * @description What is to be done with what is gone from the files. `yes`: retire even more than a tenth.
         */
        TrialApplication: {
            retire_missing: boolean;
            /** @default false */
            yes?: boolean;
        };
        /**
         * UnlinkedIn
         * @description A report that nobody can be linked to. `chip` or `category`; `zone` only with a site's code.
         */
        UnlinkedIn: {
            /** @default null */
            category?: string | null;
            /** @default null */
            chip?: string | null;
            code: string;
            /** @default false */
            confirmed?: boolean;
            /**
             * @default irritation
             * @enum {unknown}
             */
            kind?: "idea" | "irritation";
            /** @default null */
            words?: string | null;
            /** @default null */
            zone?: string | null;
        };
        /**
         * Unread
         * @description How many notices I have not read.
         */
        Unread: {
            unread: number;
        };
        /**
         * Unsubscription
         * @description What a link at the end of a mail switches off: the mails of one kind, or all (`kind` null).
         */
        Unsubscription: {
            kind: string | null;
            name: string;
            wanted: boolean;
        };
        /**
         * Update
         * @description What was said along the way. `by`: null where it was the reporter, who is told by `by_reporter`, or Roost.
         */
        Update: {
            at: string;
            by: components["schemas"]["RoleRef"] | null;
            by_reporter: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "answer" | "question" | "state" | "word";
            redacted: boolean;
            state: ("cannot" | "doing" | "looking" | "new" | "passed on" | "same as" | "sorted" | "waiting") | null;
            words: string | null;
        };
        /**
         * UpdateIn
         * @description A word along the way, for everybody to read.
         */
        UpdateIn: {
            /** @default false */
            confirmed?: boolean;
            /**
             * @default word
             * @enum {unknown}
             */
            kind?: "question" | "word";
            words: string;
        };
        /**
         * WaitingIn
         * @description On whom or what it waits, and the working day on which its owner looks again.
         */
        WaitingIn: {
            /** @default false */
            confirmed?: boolean;
            /** Format: date */
            look_again_on: string;
            on: string;
            /** @default null */
            words?: string | null;
        };
        /**
         * Walk
         * @description A floor walk; its issues belong to the leader.
         */
        Walk: {
            /** Format: date */
            day: string;
            floor: string;
            floor_name: string;
            /** Format: uuid */
            id: string;
            issues: components["schemas"]["Card"][];
            leader: components["schemas"]["RoleRef"];
            site_name: string;
            space_label: string | null;
            words: string | null;
        };
        /**
         * WalkIn
         * @description Where a leader sat, and what broke. `confirmed`: asked about the words, they say nobody can be recognised.
         */
        WalkIn: {
            /** @default false */
            confirmed?: boolean;
            floor: string;
            /** @default [] */
            notes?: components["schemas"]["NoteIn"][];
            /** @default null */
            space?: string | null;
            /** @default null */
            words?: string | null;
        };
        /**
         * WalkTo
         * @description Minutes on foot to another site; as long back as there.
         */
        WalkTo: {
            minutes: number;
            site: string;
        };
        /**
         * Walks
         * @description The floor walks of the last ninety days, newest first.
         */
        Walks: {
            walks: components["schemas"]["Walk"][];
        };
        /**
         * Wall
         * @description What a screen on a wall shows. `kept` of `due`: promises, as on the scorecard; `sorted_week`: since Monday.
         */
        Wall: {
            /** Format: date */
            as_of: string;
            columns: components["schemas"]["WallColumn"][];
            due: number;
            kept: number;
            name: string;
            site_name: string | null;
            sorted_week: number;
        };
        /**
         * WallCard
         * @description An issue as a screen on a wall shows it: no names, and words only once an owner has passed them.
         *
         *         `what`: chip or category. `age`: in words. `escalated`: as in Card.
         */
        WallCard: {
            age: string;
            due: string | null;
            due_for: ("look again" | "next word" | "promised") | null;
            escalated: number;
            fix_title: string | null;
            number: number;
            overdue: boolean;
            owner_role: string | null;
            people: number;
            place: string;
            what: string;
            words: string | null;
        };
        /**
         * WallColumn
         * @description One column of a wall: how many there are in all, and its first thirty.
         */
        WallColumn: {
            cards: components["schemas"]["WallCard"][];
            name: string;
            people: number;
            /** @enum {unknown} */
            state: "cannot" | "doing" | "looking" | "new" | "sorted" | "waiting";
            total: number;
        };
        /**
         * WantedDays
         * @description How long one kind of thing is to be kept.
         */
        WantedDays: {
            days: number;
            what: string;
        };
        /**
         * WantedRetention
         * @description Rules that are to change; what is not named stays as it is.
         */
        WantedRetention: {
            rules: components["schemas"]["WantedDays"][];
        };
        /**
         * Ways
         * @description How to sign in here. `demo`: as anyone, in a demonstration; `links`: by a link that is mailed.
         */
        Ways: {
            demo: boolean;
            links: boolean;
            provider: components["schemas"]["ProviderName"] | null;
        };
        /**
         * Webhook
         * @description Another system that is told.
         *
         *         `address`: without what may be a key in it. `state`: failing since `failing_since`, for the reason `failure`; off
         *         since `off_at`, for the reason `off_why`. `waiting`: how much is still to be told. `sent_at`: when something last
         *         arrived.
         */
        Webhook: {
            address: string;
            failing_since: string | null;
            failure: string | null;
            /** @enum {unknown} */
            format: "json" | "teams";
            /** Format: uuid */
            id: string;
            kinds: ("booking" | "fix" | "issue" | "office" | "outage" | "walk")[];
            /** Format: date */
            made_on: string;
            name: string;
            off_at: string | null;
            off_why: string | null;
            sent_at: string | null;
            /** @enum {unknown} */
            state: "failing" | "off" | "on";
            version: string;
            waiting: number;
        };
        /**
         * WebhookChange
         * @description All of it anew. `address` null: as it is, for what is shown of it is not the whole. `on`: false to tell it
         *         nothing for now; true again begins with what happens from then on.
         */
        WebhookChange: {
            /** @default null */
            address?: string | null;
            /** @enum {unknown} */
            format: "json" | "teams";
            kinds: ("booking" | "fix" | "issue" | "office" | "outage" | "walk")[];
            name: string;
            on: boolean;
        };
        /**
         * WebhookDeliveries
         * @description The newest hundred, the newest first.
         */
        WebhookDeliveries: {
            deliveries: components["schemas"]["WebhookDelivery"][];
        };
        /**
         * WebhookDelivery
         * @description One thing that was told, or still is to be. `id` is sent as webhook-id; `status` and `failure` are those of the
         *         last try.
         */
        WebhookDelivery: {
            at: string;
            ended_at: string | null;
            failure: string | null;
            /** Format: uuid */
            id: string;
            next_at: string | null;
            /** @enum {unknown} */
            state: "due" | "failed" | "sent";
            status: number | null;
            tries: number;
            type: string;
        };
        /**
         * WebhookMade
         * @description A new webhook. `secret`: what its receiver checks signatures with; it is shown this once.
         */
        WebhookMade: {
            secret: string;
            webhook: components["schemas"]["Webhook"];
        };
        /**
         * WebhookTested
         * @description What came of a test. `status`: what was answered, null where nothing was.
         */
        WebhookTested: {
            ok: boolean;
            status: number | null;
            words: string;
        };
        /**
         * Webhooks
         * @description Every webhook, and what there is to tell.
         */
        Webhooks: {
            kinds: components["schemas"]["KindTold"][];
            webhooks: components["schemas"]["Webhook"][];
        };
        /**
         * Week
         * @description One ISO week, from its Monday. `promised`: promises that fell due in it; `kept`: those of them that were kept.
         *
         *         `first_word_hours`: median working hours until somebody answered what was reported that week, to half an hour;
         *         null where it would rest on fewer than five people.
         */
        Week: {
            first_word_hours: number | null;
            /** Format: date */
            from: string;
            kept: number;
            promised: number;
            reported: number;
            sorted: number;
            week: string;
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
         * Words
         * @description Names of places, teams and queues, and addresses of sites: words that are nobody's.
         */
        Words: {
            words: string[];
        };
        /**
         * WordsIn
         * @description The words as they should read; null takes them away.
         */
        WordsIn: {
            /** @default false */
            confirmed?: boolean;
            words: string | null;
        };
        /**
         * WordsRefused
         * @description A problem with words: what in them may be somebody's. `type` ends in personal-data or personal-data-ask.
         */
        WordsRefused: {
            detail: string;
            /** @default [] */
            errors?: components["schemas"]["FieldProblem"][];
            /** @default [] */
            findings?: components["schemas"]["FindingOut"][];
            status: number;
            title: string;
            type: string;
        };
        /**
         * WrongCell
         * @description One thing that is wrong in a file, and what would be right. `row` and `column` null: the file as a whole.
         */
        WrongCell: {
            column: string | null;
            file: string;
            row: number | null;
            words: string;
        };
        /**
         * ZoneIn
         * @description Everything of a zone but its code and its floor. `team_first_until`: on the site's working day before.
         */
        ZoneIn: {
            /** @enum {unknown} */
            access: "open" | "team first" | "team only";
            name: string;
            team: string | null;
            team_first_until: string | null;
        };
        /**
         * ZoneKept
         * @description A zone; `spaces`: how many are in use in it.
         */
        ZoneKept: {
            /** @enum {unknown} */
            access: "open" | "team first" | "team only";
            code: string;
            name: string;
            retired: boolean;
            spaces: number;
            team: string | null;
            team_first_until: string | null;
            version: string;
        };
        /**
         * ZoneNew
         * @description A zone that is to be.
         */
        ZoneNew: {
            /** @enum {unknown} */
            access: "open" | "team first" | "team only";
            /** @description Lower-case letters, digits and hyphens, for good. */
            code: string;
            floor: string;
            name: string;
            team: string | null;
            team_first_until: string | null;
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
        /** @description If-Match is missing: say which copy this change rests on. */
        LookFirst: {
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
        /** @description Nobody is signed in, or the session or the link is over. */
        SignIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description More than 64 KiB were sent, or a photo of more than 15 MB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description Too often from there; ask again after `Retry-After` seconds. */
        TooMany: {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After": string;
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
        /** @description An Idempotency-Key used before with another body, or words that may tell who somebody is. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description The body is not sent as `application/json`, nor, where a photo may come along, as a form. */
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
    get_about: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the council has said in its settings; null where it has not. `contact`, `dpo`: e-mail addresses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["About"];
                };
            };
            400: components["responses"]["Invalid"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_audit: {
        parameters: {
            query?: {
                entity?: string;
                /** @description With an entity that is neither person nor booking. */
                entity_id?: string;
                verb?: string;
                /** @description The first day. */
                from?: string;
                /** @description The last day. */
                to?: string;
                /** @description False: without bookings, arrivals and talks. */
                days?: boolean;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what happened, the newest first. `next` is the cursor of the page after it, null at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audit"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_audit_export: {
        parameters: {
            query?: {
                entity?: string;
                /** @description With an entity that is neither person nor booking. */
                entity_id?: string;
                verb?: string;
                /** @description The first day. */
                from?: string;
                /** @description The last day. */
                to?: string;
                /** @description False: without bookings, arrivals and talks. */
                days?: boolean;
            };
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
                    "text/csv": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_admin_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every category, those in use first, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoriesKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_category: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryNew"];
            };
        };
        responses: {
            /** @description A category with its chips in use. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_category: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryIn"];
            };
        };
        responses: {
            /** @description A category with its chips in use. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_category_retirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A category with its chips in use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_category_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A category with its chips in use. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_floor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorNew"];
            };
        };
        responses: {
            /** @description A floor; `plan`: the address of its picture, `plan_kind` what it is; `spaces`: how many are in use on it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_floor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorIn"];
            };
        };
        responses: {
            /** @description A floor; `plan`: the address of its picture, `plan_kind` what it is; `spaces`: how many are in use on it. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": string;
                "image/svg+xml": string;
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_admin_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_positions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Positions"];
            };
        };
        responses: {
            /** @description Every space of a floor, those in use first; `version` of all of them together, for their positions. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorSpaces"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_floor_retirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many bookings that ended; whoever held them is told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Freed"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_floor_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A floor; `plan`: the address of its picture, `plan_kind` what it is; `spaces`: how many are in use on it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RowIn"];
            };
        };
        responses: {
            /** @description Every space of a floor, those in use first; `version` of all of them together, for their positions. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorSpaces"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_admin_spaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every space of a floor, those in use first; `version` of all of them together, for their positions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorSpaces"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_space: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpaceIn"];
            };
        };
        responses: {
            /** @description A space; `x`, `y` in units of the floor's plan. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_health_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that was looked at. `ok`: all of it is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description An import that is being tried, was tried, or was done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An import's id. */
                trial: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An import that is being tried, was tried, or was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An import's id. */
                trial: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialApplication"];
            };
        };
        responses: {
            /** @description An import that is being tried, was tried, or was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trial"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_admin_people: {
        parameters: {
            query?: {
                /** @description Words of a name or address, in any order. */
                q?: string;
                /** @description Only of this team. */
                team?: string;
                /** @description Only of this role. */
                role?: "staff" | "manager" | "leader" | "director" | "facilities" | "it" | "parking" | "administrator";
                /** @description Those who left, instead of those who are here. */
                gone?: boolean;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of people, by name. `next` is the cursor of the page after it, null at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_person: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonIn"];
            };
        };
        responses: {
            /** @description A person as an administrator sees them. `left_at`: since when they are no longer with the council. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_admin_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person as an administrator sees them. `left_at`: since when they are no longer with the council. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonIn"];
            };
        };
        responses: {
            /** @description A person as an administrator sees them. `left_at`: since when they are no longer with the council. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_departure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person as an administrator sees them. `left_at`: since when they are no longer with the council. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_person_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_forgetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Forgetting"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description What administrators and the house changed about one person, the newest first, at most 500; and who looked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person as an administrator sees them. `left_at`: since when they are no longer with the council. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many sessions that ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_admin_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every queue, those in use first, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuesKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_queue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueNew"];
            };
        };
        responses: {
            /** @description A queue; `fallback`: it gets what no rule sends elsewhere, so it cannot be closed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_queue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueIn"];
            };
        };
        responses: {
            /** @description A queue; `fallback`: it gets what no rule sends elsewhere, so it cannot be closed. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_queue_retirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A queue; `fallback`: it gets what no rule sends elsewhere, so it cannot be closed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_queue_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A queue; `fallback`: it gets what no rule sends elsewhere, so it cannot be closed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How long what is kept. `version` is what a change names as If-Match. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_retention: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedRetention"];
            };
        };
        responses: {
            /** @description How long what is kept. `version` is what a change names as If-Match. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_group_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table from top to bottom: the first row that fits somebody counts. `claim`: what the values are, null where there is no provider; `left_out`: people whose groups the provider left out when they last signed in, because there were too many: use app roles. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupRoles"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_group_roles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroupRoles"];
            };
        };
        responses: {
            /** @description The table from top to bottom: the first row that fits somebody counts. `claim`: what the values are, null where there is no provider; `left_out`: people whose groups the provider left out when they last signed in, because there were too many: use app roles. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupRoles"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_admin_sites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every site, those in use first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitesKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_site: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteNew"];
            };
        };
        responses: {
            /** @description A site with its rules, and everything in it. `release_after`, `remind_after`: minutes after a booking's start. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_site: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteIn"];
            };
        };
        responses: {
            /** @description The site as it is now. `outside`: how many bookings to come lie outside its hours; they stay as they are. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteChanged"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_site_retirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many bookings that ended; whoever held them is told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Freed"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_site_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A site with its rules, and everything in it. `release_after`, `remind_after`: minutes after a booking's start. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_space: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                space: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpaceIn"];
            };
        };
        responses: {
            /** @description The space as it is now; `freed`: how many bookings ended because it is of another kind. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceChanged"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_space_retirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many bookings that ended; whoever held them is told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Freed"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_space_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A space; `x`, `y` in units of the floor's plan. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_admin_teams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every team, those in use first, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamsKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamNew"];
            };
        };
        responses: {
            /** @description A team; `people`: how many are in it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_team: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamIn"];
            };
        };
        responses: {
            /** @description A team; `people`: how many are in it. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_team_retirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A team; `people`: how many are in it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_team_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A team; `people`: how many are in it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every token that was ever made: those that work first, then newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiTokens"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiTokenIn"];
            };
        };
        responses: {
            /** @description A new token. `token` is what the other system sends; it is shown this once and kept nowhere. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiTokenMade"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                api_token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every webhook, and what there is to tell. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description A new webhook. `secret`: what its receiver checks signatures with; it is shown this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMade"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_webhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description A webhook's id. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description Another system that is told. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A webhook's id. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_webhook_deliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A webhook's id. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest hundred, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_webhook_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A webhook's id. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of a test. `status`: what was answered, null where nothing was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTested"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_zone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneNew"];
            };
        };
        responses: {
            /** @description A zone; `spaces`: how many are in use in it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_admin_zone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version of the copy this change rests on. Without it 428; not the newest, 409. */
                "If-Match"?: string;
            };
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZoneIn"];
            };
        };
        responses: {
            /** @description A zone; `spaces`: how many are in use in it. */
            200: {
                headers: {
                    /** @description The version of what is there now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_zone_retirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many bookings that ended; whoever held them is told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Freed"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_admin_zone_return: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code that it was made with. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A zone; `spaces`: how many are in use in it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZoneKept"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
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
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_at: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A code as it is printed on a desk, bay or room. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where a code leads, and what can be said there. `queue_name`: who gets it, unless a rule knows better. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["At"];
                };
            };
            400: components["responses"]["Invalid"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_board: {
        parameters: {
            query?: {
                /** @description Only this site's, by its code. */
                site?: string;
                /** @description Only this queue's, by its code. */
                queue?: string;
                /** @description Only those marked so. */
                nature?: string;
                /** @description Only those that the asker owns. */
                mine?: boolean;
                /** @description Only those whose date has passed. */
                overdue?: boolean;
                /** @description A number, a ticket, or words. */
                q?: string;
            };
            header?: {
                /** @description The ETag of the answer you have: 304 where it still stands. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board on a day. `director`: what nobody has owned for ten working days; those are not repeated below. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
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
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_column: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description Only this site's, by its code. */
                site?: string;
                /** @description Only this queue's, by its code. */
                queue?: string;
                /** @description Only those marked so. */
                nature?: string;
                /** @description Only those that the asker owns. */
                mine?: boolean;
                /** @description Only those whose date has passed. */
                overdue?: boolean;
                /** @description A number, a ticket, or words. */
                q?: string;
            };
            header?: never;
            path: {
                /** @description A column; `waiting` also holds what was passed on. */
                column: "new" | "looking" | "doing" | "waiting" | "sorted" | "cannot";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description More cards of one column; `next` is the cursor of the page after this one, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColumnPage"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
    get_digest: {
        parameters: {
            query?: {
                /** @description Only this site's, by its code. */
                site?: string;
                /** @description An ISO week; without it, this week. */
                week?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You said, we did: one ISO week, Monday to Sunday. `people`: everybody who said so, once an issue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Digest"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_displays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Links for screens on walls: those that work first, then newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Displays"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_display: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisplayIn"];
            };
        };
        responses: {
            /** @description A new link. `address` is shown this once: only its hash is kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisplayMade"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_display: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                display: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_fixes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those under way, then those that are done or were dropped; newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fixes"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_fix: {
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
                "application/json": components["schemas"]["FixIn"];
            };
        };
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            201: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_fix: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A fix's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_fix_dropping: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description A fix's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_fix_installation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description A fix's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstallationIn"];
            };
        };
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_fix_issues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A fix's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixIssuesIn"];
            };
        };
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_fix_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A fix's number. */
                number: number;
                /** @description An issue's number. */
                issue: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_fix_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description A fix's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_fix_redaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A fix's number. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixRedactionIn"];
            };
        };
        responses: {
            /** @description One purchase or change that sorts many issues. `people`: everybody who said one of them, counted once. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fix"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_floor_codes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A floor's code, as `GET /api/sites` lists it. */
                floor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes of a floor by kind and label, and how many spaces have none yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorCodes"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_floor_codes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A floor's code, as `GET /api/sites` lists it. */
                floor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes of a floor by kind and label, and how many spaces have none yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorCodes"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
                    "image/png": string;
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_guard_words: {
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
            /** @description Names of places, teams and queues, and addresses of sites: words that are nobody's. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Words"];
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
            503: components["responses"]["Unavailable"];
        };
    };
    get_issues: {
        parameters: {
            query?: {
                /** @description Those that I reported or said me too to. */
                mine?: boolean;
                queue?: string;
                /** @description One state. */
                state?: "new" | "looking" | "doing" | "waiting" | "sorted" | "cannot" | "passed on" | "same as";
                /** @description A number, a ticket, or words. */
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
            /** @description A page of issues, the newest first. `next` is the cursor of the page after it, null at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cards"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_issue: {
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
                "application/json": components["schemas"]["ReportIn"];
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG, WebP or HEIC, at most 15 MB.
                     */
                    photo?: string;
                    report: components["schemas"]["ReportIn"];
                };
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            201: {
                headers: {
                    /** @description What a change sends as If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            /** @description An Idempotency-Key used before with another body, or words that may tell who somebody is. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WordsRefused"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_issues_export: {
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
                    "text/csv": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_similar: {
        parameters: {
            query?: {
                site?: string;
                zone?: string;
                space?: string;
                chip?: string;
                category?: string;
                words?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Issues that may be the same, the nearest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Similar"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description What a change sends as If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_cannot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannotIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_confirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_me_too: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description What a change sends as If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_me_too: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description What a change sends as If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_nature: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NatureIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_owner: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnerIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_passed_on: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassedOnIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_photo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have: 304 where it still stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
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
                    "image/jpeg": string;
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_promise: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_issue_queue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RerouteIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_redaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedactionIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description What a change sends as If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_reopening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopeningIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_same_as: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SameAsIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_same_as: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_shown: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShownIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_sorted: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SortedIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_ticket: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first result again, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description What a change sends as If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            /** @description An Idempotency-Key used before with another body, or words that may tell who somebody is. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WordsRefused"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_waiting: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitingIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description Of this copy, for If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_words: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An issue's number, as people see it. */
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsIn"];
            };
        };
        responses: {
            /** @description An issue with all that the asker may know. */
            200: {
                headers: {
                    /** @description What a change sends as If-Match. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Issue"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            /** @description An Idempotency-Key used before with another body, or words that may tell who somebody is. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WordsRefused"];
                };
            };
            429: components["responses"]["TooMany"];
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
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many notices of the inbox I have not read. */
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
            429: components["responses"]["TooMany"];
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
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many notices of the inbox I have not read. */
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description A browser of mine that said yes to notices. `sent_at`: when one last went out to it. `failure`: why the newest could not be delivered, null where it was. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A device's id. */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_device_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A device's id. */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_my_export: {
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
                    "application/zip": string;
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
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
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many notices of the inbox I have not read. */
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_inbox: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What I was told in the last 30 days, newest first. `next`: the cursor of the page after it, null at the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_reading: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRead"];
            };
        };
        responses: {
            /** @description How many notices I have not read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
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
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many notices of the inbox I have not read. */
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What I am told, when, and where. `mail`: whether there are mails at all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_ring_hours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetHours"];
            };
        };
        responses: {
            /** @description What I am told, when, and where. `mail`: whether there are mails at all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_ring_hours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What I am told, when, and where. `mail`: whether there are mails at all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_wanted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A kind's code. */
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetWanted"];
            };
        };
        responses: {
            /** @description What I am told, when, and where. `mail`: whether there are mails at all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_my_record: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who looked at what is kept of me, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyRecord"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many sessions have ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_push: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a browser needs to say yes to notices. `key`: our public key (VAPID, RFC 8292), base64url without padding. `mail`: whether mails can be sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Push"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every queue in use, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queues"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptIn"];
            };
        };
        responses: {
            /** @description What became of a report. `number` null: it waits to be passed on, in the morning of `release_on`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptOut"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_receipt_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptAnswerIn"];
            };
        };
        responses: {
            /** @description What became of a report. `number` null: it waits to be passed on, in the morning of `release_on`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptOut"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            /** @description An Idempotency-Key used before with another body, or words that may tell who somebody is. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WordsRefused"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_receipt_message: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptMessageIn"];
            };
        };
        responses: {
            /** @description What became of a report. `number` null: it waits to be passed on, in the morning of `release_on`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptOut"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            /** @description An Idempotency-Key used before with another body, or words that may tell who somebody is. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WordsRefused"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_register: {
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
            /** @description What cannot change, by the day on which it is looked at again: overdue ones first. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Register"];
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
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the report screen needs, to be kept for when there is no signal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportForm"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_routes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every rule, most specific first. One names nothing: it takes all the rest. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteTable"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_routes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the copy this change rests on. Without it 428; not the newest, 409 with what changed. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteTable"];
            };
        };
        responses: {
            /** @description Every rule, most specific first. One names nothing: it takes all the rest. */
            200: {
                headers: {
                    /** @description Of the copy that a change may rest on. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteTable"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            428: components["responses"]["LookFirst"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_scorecard: {
        parameters: {
            query?: {
                /** @description Only this site's, by its code. */
                site?: string;
                /** @description Only this queue's, by its code. */
                queue?: string;
            };
            header?: {
                /** @description The ETag of the answer you have: 304 where it still stands. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last twelve ISO weeks, this one included, and their sums. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scorecard"];
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
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooMany"];
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
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many notices of the inbox I have not read. */
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
            /** @description Signed out. `next`: where the provider ends its own session, to be opened; null where there is nothing to end. */
            200: {
                headers: {
                    /** @description The session; empty where it is over. */
                    "Set-Cookie": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Next"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How to sign in here. `demo`: as anyone, in a demonstration; `links`: by a link that is mailed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ways"];
                };
            };
            400: components["responses"]["Invalid"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_backchannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["Logout"];
            };
        };
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_callback: {
        parameters: {
            query?: {
                /** @description The authorization code. */
                code?: string;
                /** @description As it was sent to the provider. */
                state?: string;
                /** @description Whose answer it is (RFC 9207). */
                iss?: string;
                /** @description What went wrong at the provider (RFC 6749, 4.1.2.1). */
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            303: {
                headers: {
                    /** @description Where to go on. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_frontchannel: {
        parameters: {
            query?: {
                /** @description The provider's issuer. */
                iss?: string;
                /** @description The provider's own session. */
                sid?: string;
            };
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
                    "text/plain": string;
                };
            };
            400: components["responses"]["Invalid"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_link_wish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkWish"];
            };
        };
        responses: {
            /** @description As asked. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From the address in the mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in. `home_site` is the code of the site where the team has its home zone; `unread`: how many notices of the inbox I have not read. */
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_provider: {
        parameters: {
            query?: {
                /** @description The screen to open afterwards. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            303: {
                headers: {
                    /** @description Where to go on. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Invalid"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_space_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code on a space; `address` is what the QR code `svg` says. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceCode"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
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
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_unlinked: {
        parameters: {
            query?: never;
            header: {
                /** @description A random UUID. The same key gives the same receipt and leaves one report. It is not stored. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnlinkedIn"];
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG, WebP or HEIC, at most 15 MB.
                     */
                    photo?: string;
                    report: components["schemas"]["UnlinkedIn"];
                };
            };
        };
        responses: {
            /** @description `receipt`: the only way back to the report. It is passed on in the morning of `release_on`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Left"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            /** @description An Idempotency-Key used before with another body, or words that may tell who somebody is. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WordsRefused"];
                };
            };
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_unsubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From the address in a mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a link at the end of a mail switches off: the mails of one kind, or all (`kind` null). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unsubscription"];
                };
            };
            400: components["responses"]["Invalid"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_unsubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From the address in a mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a link at the end of a mail switches off: the mails of one kind, or all (`kind` null). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unsubscription"];
                };
            };
            400: components["responses"]["Invalid"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_walks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The floor walks of the last ninety days, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Walks"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_walk: {
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
                "application/json": components["schemas"]["WalkIn"];
            };
        };
        responses: {
            /** @description A floor walk; its issues belong to the leader. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Walk"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_walk_redaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A walk's id. */
                walk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A floor walk; its issues belong to the leader. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Walk"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["SignIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongContent"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_wall: {
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
            /** @description What a screen on a wall shows. `kept` of `due`: promises, as on the scorecard; `sorted_week`: since Monday. */
            200: {
                headers: {
                    /** @description Of exactly this answer. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wall"];
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
