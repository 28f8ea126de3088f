using System.Collections.Immutable;

namespace OpsHub.ClientHub.Access;

/// <summary>One way in.</summary>
/// <param name="Method">HTTP method, or <c>HUB</c> for a hub method.</param>
/// <param name="Pattern">Route pattern, or hub path and method.</param>
/// <param name="Policy">Who may pass.</param>
/// <param name="Summary">What it does, a few words.</param>
internal sealed record Route(string Method, string Pattern, Policy Policy, string Summary);

/// <summary>Every way in, once. Endpoints are mapped from it, the README's table is rendered from it, a test walks it.</summary>
internal static class Routes
{
    public static readonly Route SignIn = new("POST", "/api/v1/session", Policies.Anyone, "Sign a person in");
    public static readonly Route WhoAmI = new("GET", "/api/v1/session", Policies.SignedIn, "Who is signed in, with rights");
    public static readonly Route SignOut = new("DELETE", "/api/v1/session", Policies.Anyone, "Sign out");
    public static readonly Route SignDeviceIn = new("POST", "/api/v1/device-session", Policies.Anyone, "Turn a device key into a cookie");
    public static readonly Route OwnPassword = new("PUT", "/api/v1/session/password", Policies.SignedIn, "Change one's own password");
    public static readonly Route OwnSessions = new("GET", "/api/v1/sessions", Policies.SignedIn, "One's own open sessions: since when, until when, from which network");
    public static readonly Route EndOwnSessions = new("DELETE", "/api/v1/sessions", Policies.SignedIn, "End all of them, this one too");
    public static readonly Route EndOwnSession = new("DELETE", "/api/v1/sessions/{id}", Policies.SignedIn, "End one of them");
    public static readonly Route SignInWays = new("GET", "/api/v1/oidc", Policies.Anyone, "Whether people can sign in by a provider of OpenID Connect, and what it is called");
    public static readonly Route OidcSignIn = new("GET", "/api/v1/oidc/sign-in", Policies.Anyone, "Go to the provider to sign in, and come back to `next`");
    public static readonly Route OidcSignOut = new("GET", "/api/v1/oidc/sign-out", Policies.Anyone, "Go to the provider to sign out there too");
    public static readonly Route Version = new("GET", "/api/v1/version", Policies.Anyone, "The running version");

    public static readonly Route Boards = new("GET", "/api/v1/boards", Policies.Board, "List the boards one may see");
    public static readonly Route Board = new("GET", "/api/v1/boards/{**name}", Policies.Board, "One board as a snapshot frame, now or `at` an instant of the past");
    public static readonly Route Feed = new("ANY", "/feed", Policies.SignedIn, "SignalR hub (JSON protocol)");
    public static readonly Route Subscribe = new("HUB", "/feed Subscribe", Policies.Board, "Watch a board from a sequence on");
    public static readonly Route PlayPast = new("HUB", "/feed PlayPast", Policies.Board, "Play a board from a past instant on, at ×1 to ×600, or stand there");
    public static readonly Route StopPast = new("HUB", "/feed StopPast", Policies.SignedIn, "End that recording");
    public static readonly Route Unsubscribe = new("HUB", "/feed Unsubscribe", Policies.SignedIn, "Stop watching a board");

    public static readonly Route Command = new("POST", "/api/v1/{company}/{kind}/{key}/{command}", Policies.SendCommands, "Ask a grain for something (every command of the catalogue)");
    public static readonly Route Facts = new("POST", "/api/v1/{company}/facts", Policies.SendFacts, "Report what happened, one fact or NDJSON in bulk");
    public static readonly Route Quarantine = new("GET", "/api/v1/{company}/quarantine", Policies.ReadQuarantine, "Facts that were not accepted, newest first");
    public static readonly Route Figures = new("GET", "/api/v1/{company}/figures", Policies.ReadFigures, "One figure by scope, metric and window");
    public static readonly Route Waits = new("GET", "/api/v1/{company}/waits", Policies.Visitor, "Expected wait on a line or in an office, with words to be spoken; with `call` (`send-facts`) that of one caller");
    public static readonly Route WaitAccuracy = new("GET", "/api/v1/{company}/waits/accuracy", Policies.ReadFigures, "How expected waits came out lately: MAE, bias, share within P90, pinball loss, Brier score");
    public static readonly Route Drift = new("GET", "/api/v1/{company}/drift", Policies.ReadFigures, "Offices and lines whose waits drift from what is usual there at that hour, and how near the others are to it");
    public static readonly Route Forecast = new("GET", "/api/v1/{company}/forecast", Policies.ReadFigures, "Who is expected in an office, for a service or on a line, by quarter hours");
    public static readonly Route WhatIf = new("GET", "/api/v1/{company}/what-if", Policies.ReadFigures, "A past day of an office with more windows or fewer");
    public static readonly Route Metrics = new("GET", "/api/v1/metrics-catalog", Policies.SignedIn, "The figures there are, with definitions");

    public static readonly Route Norms = new("GET", "/api/v1/{company}/norms", Policies.ReadNorms, "The compliance ledger of a month");
    public static readonly Route Norm = new("GET", "/api/v1/{company}/norms/{norm}", Policies.ReadNorms, "One norm with its offices and cases");
    public static readonly Route NormsCsv = new("GET", "/api/v1/{company}/norms.csv", Policies.ReadNorms, "The compliance ledger as CSV");
    public static readonly Route Requirements = new("GET", "/api/v1/{company}/requirements", Policies.ReadNorms, "Every requirement of the standard and how it is kept");
    public static readonly Route NormsXlsx = new("GET", "/api/v1/{company}/norms.xlsx", Policies.ReadNorms, "The compliance ledger as a spreadsheet");
    public static readonly Route AppealCounts = new("GET", "/api/v1/{company}/appeals/counts", Policies.ReadAppeals, "Open appeals by how soon they are due");
    public static readonly Route AppealWords = new("GET", "/api/v1/{company}/appeals/words", Policies.ReadAppeals, "Kinds, channels, grounds and other words of the desk");
    public static readonly Route AppealIndicators = new("GET", "/api/v1/{company}/appeals/indicators", Policies.ReadAppeals, "Repeats, first-contact resolution, late and unfounded appeals of an interval");
    public static readonly Route AppealDraft = new("GET", "/api/v1/{company}/appeals/draft", Policies.ReadAppeals, "What would come of registering an appeal: its clocks, and what is missing");
    public static readonly Route Appeals = new("GET", "/api/v1/{company}/appeals", Policies.ReadAppeals, "Search appeals, the first due first");
    public static readonly Route OneAppeal = new("GET", "/api/v1/{company}/appeals/{id}", Policies.ReadAppeals, "One appeal, its clocks explained step by step");
    public static readonly Route CaseCounts = new("GET", "/api/v1/{company}/cases/counts", Policies.ReadAppeals, "Open cases by how soon a step is due");
    public static readonly Route CaseWords = new("GET", "/api/v1/{company}/cases/words", Policies.ReadAppeals, "Processes, steps and grounds of the desk of cases");
    public static readonly Route Cases = new("GET", "/api/v1/{company}/cases", Policies.ReadAppeals, "Search cases, the first due first");
    public static readonly Route OneCase = new("GET", "/api/v1/{company}/cases/{id}", Policies.ReadAppeals, "One case, its steps with their clocks explained");
    public static readonly Route Promises = new("GET", "/api/v1/{company}/promises", Policies.ReadCompany, "Promises to customers: waiting, broken, kept, moved");
    public static readonly Route Interruptions = new("GET", "/api/v1/{company}/interruptions", Policies.ReadCompany, "Channels of a month: interruptions, downtime, availability, what is left of the budget");
    public static readonly Route InterruptionDraft = new("GET", "/api/v1/{company}/interruptions/draft", Policies.ReadCompany, "What a report of an interruption would make of the channel's month, and whether it would be taken");
    public static readonly Route NoticeDraft = new("POST", "/api/v1/{company}/notices/draft", Policies.ReadCompany, "What would come of requiring a notice: its clock, its drafts, the norm it would break");
    public static readonly Route Notices = new("GET", "/api/v1/{company}/notices", Policies.ReadCompany, "Notices to customers: due, published, late");
    public static readonly Route OneNotice = new("GET", "/api/v1/{company}/notices/{id}", Policies.ReadCompany, "One notice: drafts for each place, where it was published, its clock explained");
    public static readonly Route Duties = new("GET", "/api/v1/{company}/duties", Policies.ReadCompany, "Work that comes back by the calendar and when it is due");
    public static readonly Route Feedback = new("GET", "/api/v1/{company}/feedback", Policies.ReadFeedback, "Marks, NPS, CSI, CES, FCR, loyalty of a month, with their n");
    public static readonly Route WithdrawConsent = new("POST", "/api/v1/{company}/people/{customer}/withdraw-consent", Policies.ManagePeople, "Withdraw consent: the person's keys are destroyed");
    public static readonly Route ExportPerson = new("POST", "/api/v1/{company}/people/export", Policies.ManagePeople, "All that is held of one person, as a JSON file; it is recorded who read it");

    public static readonly Route Versions = new("GET", "/api/v1/{company}/profile/versions", Policies.ReadNorms, "The versions of a company's standard");
    public static readonly Route UploadVersion = new("POST", "/api/v1/{company}/profile/versions", Policies.ManageStandards, "Check a profile and keep it as a draft");
    public static readonly Route VersionDocument = new("GET", "/api/v1/{company}/profile/versions/{version}", Policies.ReadNorms, "A version as JSON");
    public static readonly Route VersionDiff = new("GET", "/api/v1/{company}/profile/versions/{version}/diff", Policies.ReadNorms, "What a version changes, by clause and in plain words");
    public static readonly Route ActivateVersion = new("POST", "/api/v1/{company}/profile/versions/{version}/activate", Policies.ManageStandards, "Let a version hold from a day");
    public static readonly Route WithdrawVersion = new("POST", "/api/v1/{company}/profile/versions/{version}/withdraw", Policies.ManageStandards, "Drop a draft or a version whose day has not come");
    public static readonly Route Recounts = new("GET", "/api/v1/{company}/recounts", Policies.ReadNorms, "Recounts of kept deadlines");
    public static readonly Route Moved = new("GET", "/api/v1/{company}/recounts/{recount}", Policies.ReadNorms, "The deadlines that a recount moved");
    public static readonly Route Calendars = new("GET", "/api/v1/calendars", Policies.SignedIn, "Production calendars, their years, and the years that are missing");
    public static readonly Route CalendarYear = new("GET", "/api/v1/calendars/{calendar}/{year}", Policies.SignedIn, "One year of a calendar, with what was changed last");
    public static readonly Route TellCalendarYear = new("PUT", "/api/v1/calendars/{calendar}/{year}", Policies.ManageCalendars, "Import a year or its correction (CSV)");
    public static readonly Route TakeTicket = new("POST", "/api/v1/{company}/kiosk/{office}/tickets", Policies.TakeTickets, "Take a ticket; the answer has number, expected wait and the code of its page");
    public static readonly Route CheckIn = new("POST", "/api/v1/{company}/kiosk/{office}/check-in", Policies.TakeTickets, "Check a booking in by its code and take its ticket");
    public static readonly Route Ticket = new("GET", "/api/v1/tickets/{code}", Policies.Visitor, "Where a ticket stands; with `after` as soon as that changes");
    public static readonly Route LeaveQueue = new("POST", "/api/v1/tickets/{code}/leave", Policies.Visitor, "Give a ticket up");
    public static readonly Route ParkTicket = new("POST", "/api/v1/tickets/{code}/park", Policies.Visitor, "Set a ticket aside for a while");
    public static readonly Route ReturnTicket = new("POST", "/api/v1/tickets/{code}/return", Policies.Visitor, "Be back before that");
    public static readonly Route ReadNotice = new("POST", "/api/v1/{company}/notices/read", Policies.TellOutages, "What is understood of a grid company's notice of outages, and what a person must look at");
    public static readonly Route Outages = new("GET", "/api/v1/{company}/outages", Policies.ReadNorms, "Outages by phase, kind, office, trouble or words, in the order of their board, in pages");
    public static readonly Route SurgeOfOutage = new("GET", "/api/v1/{company}/outages/{outage}/surge", Policies.ReadNorms, "Visits and calls from the area of an outage that goes on, beside the forecast, place by place");
    public static readonly Route OneOutage = new("GET", "/api/v1/{company}/outages/{outage}", Policies.ReadNorms, "One outage step by step: what was said of it, by whom and when");
    public static readonly Route Places = new("GET", "/api/v1/{company}/places", Policies.Visitor, "Offices, phone lines and addresses as the standard says them, for the company's site");
    public static readonly Route MarkVisit = new("POST", "/api/v1/tickets/{code}/mark", Policies.Visitor, "Give the visit a quality mark, 1 to 5, once it is over");
    public static readonly Route Bookable = new("GET", "/api/v1/{company}/booking", Policies.Anyone, "Offices and services one may book");
    public static readonly Route Slots = new("GET", "/api/v1/{company}/booking/{office}/slots", Policies.Visitor, "Free slots of a day for a service");
    public static readonly Route Book = new("POST", "/api/v1/{company}/booking/{office}", Policies.Visitor, "Book a slot");
    public static readonly Route Booking = new("GET", "/api/v1/{company}/booking/{office}/{code}", Policies.Visitor, "One booking");
    public static readonly Route MoveBooking = new("POST", "/api/v1/{company}/booking/{office}/{code}/move", Policies.Visitor, "Move a booking to another slot");
    public static readonly Route CancelBooking = new("POST", "/api/v1/{company}/booking/{office}/{code}/cancel", Policies.Visitor, "Cancel a booking");

    public static readonly Route AlertRules = new("GET", "/api/v1/{company}/alert-rules", Policies.ReadNorms, "Alert rules: shipped, own, switched off");
    public static readonly Route PutAlertRule = new("PUT", "/api/v1/{company}/alert-rules/{rule}", Policies.ManageStandards, "Put a rule, or the company's own form of a shipped one");
    public static readonly Route RemoveAlertRule = new("DELETE", "/api/v1/{company}/alert-rules/{rule}", Policies.ManageStandards, "Remove the company's own rule; a shipped one holds again as it ships");
    public static readonly Route SwitchAlertRule = new("POST", "/api/v1/{company}/alert-rules/{rule}/switch", Policies.ManageStandards, "Switch a rule off, or on again");

    public static readonly Route BackTest = new("POST", "/api/v1/{company}/alert-rules/back-test", Policies.ReadNorms, "What a rule would have done between two instants of the past");

    public static readonly Route Alertmanager = new("POST", "/api/v1/{company}/alerts/alertmanager", Policies.SendFacts, "Alerts of a Prometheus Alertmanager, as its webhook says them");

    public static readonly Route Rotas = new("GET", "/api/v1/{company}/alert-rotas", Policies.ReadNorms, "Rotas, who is on duty now, hours without anybody, contacts without their addresses");
    public static readonly Route PutRota = new("PUT", "/api/v1/{company}/alert-rotas/{rota}", Policies.ManageStandards, "Put a rota: steps, shifts in local time, holidays and replacements");
    public static readonly Route RotaPreview = new("POST", "/api/v1/{company}/alert-rotas/preview", Policies.ReadNorms, "Who would be on duty in the next 14 days by a rota, and hours without anybody");
    public static readonly Route RemoveRota = new("DELETE", "/api/v1/{company}/alert-rotas/{rota}", Policies.ManageStandards, "Remove a rota");
    public static readonly Route PutAlertContact = new("PUT", "/api/v1/{company}/alert-contacts/{contact}", Policies.ManageStandards, "Put a contact with quiet hours and limit; its address is sealed");
    public static readonly Route RemoveAlertContact = new("DELETE", "/api/v1/{company}/alert-contacts/{contact}", Policies.ManageStandards, "Remove a contact that no rota names");

    public static readonly Route Media = new("GET", "/api/v1/{company}/media/{office}", Policies.Board, "Pictures and loops of an office's hall screens, and files that are passed over");
    public static readonly Route MediaFile = new("GET", "/api/v1/{company}/media/{office}/{file}", Policies.Board, "One of them");

    public static readonly Route Visits = new("GET", "/api/v1/{company}/visits", Policies.ReadFigures, "The register of visits, searched by day, office, ticket, service, window, operator, outcome");
    public static readonly Route VisitsCsv = new("GET", "/api/v1/{company}/visits.csv", Policies.ReadFigures, "The same as CSV");
    public static readonly Route VisitsXlsx = new("GET", "/api/v1/{company}/visits.xlsx", Policies.ReadFigures, "The same as a spreadsheet");
    public static readonly Route VisitIntervals = new("GET", "/api/v1/{company}/visits/intervals", Policies.ReadFigures, "Rollups of an office by interval: per office, service, window or operator");
    public static readonly Route VisitsForCrm = new("GET", "/api/v1/{company}/visits/crm", Policies.ReadNorms, "Ended visits after a log position, for the customer file; phones take `read-people` too");
    public static readonly Route Why = new("GET", "/api/v1/{company}/why/{office}/{ticket}", Policies.ReadFigures, "Why a ticket was called and not the others, replayed from the log");

    public static readonly Route Calls = new("GET", "/api/v1/{company}/calls", Policies.ReadNorms, "The register of calls, searched by day, line, outcome, operator; newest first, in pages");
    public static readonly Route OneCall = new("GET", "/api/v1/{company}/calls/{call}", Policies.ReadNorms, "One call step by step, what was foreseen of its wait and what came");
    public static readonly Route Journeys = new("GET", "/api/v1/{company}/journeys", Policies.ReadJourneys, "One customer's appeals, visits, bookings, calls, cases, promises and feedback in one line of time");
    public static readonly Route FindJourney = new("POST", "/api/v1/{company}/journeys", Policies.ReadPeople, "The same by account number or by another system's reference, which no address should tell");

    public static readonly Route Accounts = new("GET", "/api/v1/accounts", Policies.ManageAccess, "List accounts");
    public static readonly Route CreateAccount = new("POST", "/api/v1/accounts", Policies.ManageAccess, "Create an account");
    public static readonly Route SetRoles = new("PUT", "/api/v1/accounts/{login}/roles", Policies.ManageAccess, "Set an account's roles");
    public static readonly Route SetPassword = new("PUT", "/api/v1/accounts/{login}/password", Policies.ManageAccess, "Give an account a new password");
    public static readonly Route DisableAccount = new("POST", "/api/v1/accounts/{login}/disable", Policies.ManageAccess, "Disable an account");
    public static readonly Route EnableAccount = new("POST", "/api/v1/accounts/{login}/enable", Policies.ManageAccess, "Enable an account");
    public static readonly Route EndSessions = new("DELETE", "/api/v1/accounts/{login}/sessions", Policies.ManageAccess, "Sign an account out everywhere");
    public static readonly Route DeviceKeys = new("GET", "/api/v1/device-keys", Policies.ManageAccess, "List device keys");
    public static readonly Route IssueDeviceKey = new("POST", "/api/v1/device-keys", Policies.ManageAccess, "Issue a device key, shown once");
    public static readonly Route RotateDeviceKey = new("POST", "/api/v1/device-keys/{id}/rotate", Policies.ManageAccess, "Give a device key a new secret, shown once; the old one works on for the hours that are said");
    public static readonly Route RevokeDeviceKey = new("DELETE", "/api/v1/device-keys/{id}", Policies.ManageAccess, "Revoke a device key");

    public static readonly Route OpenApi = new("GET", "/openapi/{documentName}.json", Policies.SignedIn, "OpenAPI document (`v1`)");
    public static readonly Route Live = new("GET", "/health/live", Policies.Anyone, "The process lives");
    public static readonly Route Ready = new("GET", "/health/ready", Policies.Anyone, "The process can serve");
    public static readonly Route Prometheus = new("GET", "/metrics", Policies.ReadMetrics, "Metrics in the Prometheus text format");
    public static readonly Route Pages = new("GET", "/{page}", Policies.Anyone, "The dashboards' files; they hold no data");

    public static ImmutableArray<Route> All { get; } =
    [
        SignIn, WhoAmI, SignOut, SignDeviceIn, OwnPassword, OwnSessions, EndOwnSessions, EndOwnSession, SignInWays, OidcSignIn, OidcSignOut, Version,
        Boards, Board, Feed, Subscribe, Unsubscribe, PlayPast, StopPast,
        Command, Facts, Quarantine, Figures, Waits, WaitAccuracy, Drift, Forecast, WhatIf, Metrics, Norms, Norm, NormsCsv, NormsXlsx, Requirements,
        AppealCounts, AppealWords, AppealIndicators, AppealDraft, Appeals, OneAppeal, CaseCounts, CaseWords, Cases, OneCase, Promises, Interruptions, InterruptionDraft, NoticeDraft, Notices, OneNotice, Duties, Feedback, WithdrawConsent, ExportPerson,
        Versions, UploadVersion, VersionDocument, VersionDiff, ActivateVersion, WithdrawVersion, Recounts, Moved, Calendars, CalendarYear, TellCalendarYear,
        Visits, VisitsCsv, VisitsXlsx, VisitIntervals, VisitsForCrm, Why, Calls, OneCall, Journeys, FindJourney,
        TakeTicket, CheckIn, Ticket, LeaveQueue, ParkTicket, ReturnTicket, MarkVisit, ReadNotice, Outages, OneOutage, SurgeOfOutage, Places, Bookable, Slots, Book, Booking, MoveBooking, CancelBooking, Media, MediaFile,
        AlertRules, PutAlertRule, RemoveAlertRule, SwitchAlertRule, BackTest,
        Alertmanager, Rotas, PutRota, RotaPreview, RemoveRota, PutAlertContact, RemoveAlertContact,
        Accounts, CreateAccount, SetRoles, SetPassword, DisableAccount, EnableAccount, EndSessions, DeviceKeys, IssueDeviceKey, RotateDeviceKey, RevokeDeviceKey,
        OpenApi, Live, Ready, Prometheus, Pages,
    ];
}
