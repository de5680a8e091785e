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
        post: operations["ApiArrivalsPostArrival"];
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
        post: operations["ApiArrivalsCancellationPostArrivalCancellation"];
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
        get: operations["ApiBookingsGetBookings"];
        put?: never;
        /** Book a space for me, a colleague or a visitor */
        post: operations["ApiBookingsPostBooking"];
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
        post: operations["ApiBookingsCancellationPostCancellation"];
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
        post: operations["ApiBookingsSpanPostSpan"];
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
        get: operations["ApiDaysGetDay"];
        put?: never;
        post?: never;
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
        get: operations["ApiDaysVisitorsGetVisitors"];
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
        /** GetDemo */
        get: operations["ApiDemoGetDemo"];
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
        /** GetDemoPeople */
        get: operations["ApiDemoPeopleGetDemoPeople"];
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
        get: operations["ApiEventsGetEvents"];
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
        get: operations["ApiFloorsDaysGetFloorDay"];
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
        get: operations["ApiFloorsPlanGetPlan"];
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
        /** GetMe */
        get: operations["ApiMeGetMe"];
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
        /** PutCar */
        put: operations["ApiMeCarPutCar"];
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
        /** PutHidden */
        put: operations["ApiMeHiddenPutHidden"];
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
        /** PutNeeds */
        put: operations["ApiMeNeedsPutNeeds"];
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
        get: operations["ApiOutagesGetOutages"];
        put?: never;
        /** Take a site, floor, zone or space out of use; holders are moved or told */
        post: operations["ApiOutagesPostOutage"];
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
        post: operations["ApiOutagesEndPostOutageEnd"];
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
        post: operations["ApiParkingLookupsPostLookup"];
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
        /** GetPeople */
        get: operations["ApiPeopleGetPeople"];
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
        /** PostSession */
        post: operations["ApiSessionPostSession"];
        /** DeleteSession */
        delete: operations["ApiSessionDeleteSession"];
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
        get: operations["ApiSitesGetSites"];
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
        get: operations["ApiSuggestionGetSuggestion"];
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
        /** GetHealth */
        get: operations["HealthGetHealth"];
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
        /** Alternative */
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
        /** ArrivalIn */
        ArrivalIn: {
            bay?: string | null;
            /** Format: date */
            day: string;
            desk?: string | null;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /** ArrivalOut */
        ArrivalOut: {
            bookings: components["schemas"]["BookingOut"][];
            /** Format: uuid */
            id: string;
        };
        /** BayOffer */
        BayOffer: {
            features: string[];
            minutes_on_foot: number;
            reasons: string[];
            space: components["schemas"]["SpaceRef"];
        };
        /** BookingIn */
        BookingIn: {
            /** Format: date */
            day: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            for?: components["schemas"]["For"] | null;
            /** Format: uuid */
            space: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /** BookingOut */
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
            /** @enum {string} */
            state: "booked" | "in" | "cancelled" | "released" | "moved";
            visitor: string | null;
        };
        /** Bookings */
        Bookings: {
            bookings: components["schemas"]["BookingOut"][];
        };
        /** Car */
        Car: {
            ev: boolean;
            vehicle: string | null;
        };
        /** Colleague */
        Colleague: {
            /** Format: uuid */
            id: string;
            name: string;
            team: string | null;
            team_name: string | null;
        };
        /** Colleagues */
        Colleagues: {
            next: string | null;
            people: components["schemas"]["Colleague"][];
        };
        /** Day */
        Day: {
            /** Format: date */
            day: string;
            leaders: components["schemas"]["Present"][];
            mine: components["schemas"]["BookingOut"][];
            team: components["schemas"]["Present"][];
            told: components["schemas"]["Told"][];
        };
        /** Demo */
        Demo: {
            demo: boolean;
        };
        /** DemoPeople */
        DemoPeople: {
            people: components["schemas"]["DemoPerson"][];
        };
        /** DemoPerson */
        DemoPerson: {
            email: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "staff" | "manager" | "leader" | "director" | "facilities" | "it" | "parking" | "administrator";
            team: string | null;
            team_name: string | null;
        };
        /** DeskOffer */
        DeskOffer: {
            beside: components["schemas"]["PersonRef"][];
            features: string[];
            reasons: string[];
            space: components["schemas"]["SpaceRef"];
        };
        /** FloorDay */
        FloorDay: {
            /** @enum {null|string} */
            closed: "weekend" | "bank holiday" | null;
            closes: string | null;
            /** Format: date */
            day: string;
            floor: string;
            opens: string | null;
            spaces: components["schemas"]["SpaceDay"][];
        };
        /** FloorOut */
        FloorOut: {
            code: string;
            level: number;
            name: string;
            plan: string | null;
            plan_height: number;
            plan_width: number;
            zones: components["schemas"]["ZoneOut"][];
        };
        /** For */
        For: {
            person?: string | null;
            visitor?: string | null;
        };
        /** Have */
        Have: {
            bay: components["schemas"]["BookingOut"] | null;
            desk: components["schemas"]["BookingOut"] | null;
        };
        /** Health */
        Health: {
            /** @constant */
            status: "ok";
        };
        /** Hidden */
        Hidden: {
            hidden: boolean;
        };
        /** HolderOut */
        HolderOut: {
            bookings: components["schemas"]["BookingOut"][];
            person: components["schemas"]["PersonRef"] | null;
            visitor: string | null;
        };
        /** Lent */
        Lent: {
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /** LookupIn */
        LookupIn: {
            /** @enum {string} */
            reason: "blocking" | "lights on" | "wrong bay" | "emergency";
            registration?: string | null;
            space?: string | null;
        };
        /** Me */
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
            /** @enum {string} */
            role: "staff" | "manager" | "leader" | "director" | "facilities" | "it" | "parking" | "administrator";
            team: components["schemas"]["MyTeam"] | null;
            vehicle: string | null;
            verbs: ("look" | "book" | "book_for_colleague" | "book_for_visitor" | "see_visitors" | "put_out_of_use" | "look_up_holder" | "import")[];
        };
        /** MyTeam */
        MyTeam: {
            code: string;
            name: string;
        };
        /** Needs */
        Needs: {
            needs: string[];
        };
        /** OnFootTo */
        OnFootTo: {
            minutes: number;
            site: string;
        };
        /** Out */
        Out: {
            reason: string;
            until: string | null;
        };
        /** OutageIn */
        OutageIn: {
            floor?: string | null;
            /** Format: date */
            from: string;
            reason: string;
            site?: string | null;
            space?: string | null;
            until?: string | null;
            zone?: string | null;
        };
        /** OutageOut */
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
        /** Outages */
        Outages: {
            outages: components["schemas"]["OutageOut"][];
        };
        /** PersonRef */
        PersonRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** Present */
        Present: {
            bookings: components["schemas"]["PresentSpan"][];
            person: components["schemas"]["PersonRef"];
        };
        /** PresentSpan */
        PresentSpan: {
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            space: components["schemas"]["SpaceRef"];
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
            /** @enum {string} */
            state: "booked" | "in";
        };
        /** SignIn */
        SignIn: {
            email: string;
        };
        /** SiteDay */
        SiteDay: {
            /** Format: date */
            day: string;
            name: string | null;
            open: boolean;
            /** @enum {null|string} */
            why: "weekend" | "bank holiday" | null;
        };
        /** SiteOut */
        SiteOut: {
            address: string;
            closes: string;
            code: string;
            days: components["schemas"]["SiteDay"][];
            floors: components["schemas"]["FloorOut"][];
            /** @enum {string} */
            kind: "office" | "car park";
            name: string;
            now: string;
            on_foot: components["schemas"]["OnFootTo"][];
            opens: string;
            timezone: string;
            /** Format: date */
            today: string;
        };
        /** Sites */
        Sites: {
            sites: components["schemas"]["SiteOut"][];
        };
        /** SpaceDay */
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
        /** SpaceRef */
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
        /** SpanIn */
        SpanIn: {
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            ends: string;
            /** @description Quarter-hours on the wall; 24:00 ends a day. */
            starts: string;
        };
        /** Suggestion */
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
        /** TakenSpan */
        TakenSpan: {
            ends: string;
            starts: string;
            /** @enum {string} */
            state: "booked" | "in";
            who: components["schemas"]["WhoSits"] | null;
        };
        /** Told */
        Told: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "moved" | "lost" | "booked for you" | "cancelled for you" | "looked up";
            words: string;
        };
        /** Where */
        Where: {
            floor: string | null;
            name: string;
            site: string | null;
            space: string | null;
            zone: string | null;
        };
        /** WhoSits */
        WhoSits: {
            /** Format: uuid */
            id: string;
            name: string;
            team: string | null;
        };
        /** ZoneOut */
        ZoneOut: {
            /** @enum {string} */
            access: "team only" | "team first" | "open";
            code: string;
            name: string;
            team: string | null;
            team_first_until: string | null;
            team_name: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ApiArrivalsPostArrival: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first result again, for 30 days. */
                "Idempotency-Key"?: string | null;
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
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiArrivalsCancellationPostArrivalCancellation: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiBookingsGetBookings: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bookings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiBookingsPostBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first result again, for 30 days. */
                "Idempotency-Key"?: string | null;
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
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiBookingsCancellationPostCancellation: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiBookingsSpanPostSpan: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDaysGetDay: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Day"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDaysVisitorsGetVisitors: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bookings"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiDemoGetDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
        };
    };
    ApiDemoPeopleGetDemoPeople: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoPeople"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiEventsGetEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    ApiFloorsDaysGetFloorDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A floor's code, as `GET /api/sites` lists it. */
                floor: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloorDay"];
                };
            };
            /** @description You have this one */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiFloorsPlanGetPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                floor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description You have this one */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMeGetMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    ApiMeCarPutCar: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMeHiddenPutHidden: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMeNeedsPutNeeds: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiOutagesGetOutages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outages"];
                };
            };
        };
    };
    ApiOutagesPostOutage: {
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
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutageOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiOutagesEndPostOutageEnd: {
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
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutageOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiParkingLookupsPostLookup: {
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
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolderOut"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiPeopleGetPeople: {
        parameters: {
            query?: {
                /** @description Words of a name, in any order. */
                q?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleagues"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiSessionPostSession: {
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
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiSessionDeleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    ApiSitesGetSites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sites"];
                };
            };
        };
    };
    ApiSuggestionGetSuggestion: {
        parameters: {
            query: {
                day: string;
                /** @description A quarter-hour, such as 09:15. */
                starts: string;
                /** @description A quarter-hour, such as 09:15. */
                ends: string;
                /** @description Where to sit; without it the team's home. */
                site?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    HealthGetHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
}
