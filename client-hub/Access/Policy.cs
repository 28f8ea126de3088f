using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Where the right of a policy must hold.</summary>
internal enum Reach
{
    /// <summary>In the hub as a whole.</summary>
    Hub,

    /// <summary>In the company of the address.</summary>
    Company,

    /// <summary>In the office of the grain of the address; in the company when the grain is of no office.</summary>
    Grain,

    /// <summary>Anywhere in the company of the address; the route then checks each thing asked for.</summary>
    Somewhere,

    /// <summary>No right of its own; the route checks each thing asked for.</summary>
    Each,
}

/// <summary>Who may pass. Every route and hub method has one of <see cref="Policies.All"/>.</summary>
/// <param name="Name">As in the README's table.</param>
/// <param name="Right">What must be held; null for none.</param>
/// <param name="Reach">Where.</param>
/// <param name="Meaning">One sentence.</param>
internal sealed record Policy(string Name, Right? Right, Reach Reach, string Meaning) : IAuthorizationRequirement
{
    /// <summary>Another right that will do in its place, or null.</summary>
    public Right? Or { get; init; }

    /// <summary>Whether nobody needs to be signed in.</summary>
    public bool Open => this == Policies.Anyone || this == Policies.Visitor;
}

internal static class Policies
{
    public static Policy Anyone { get; } = new("anyone", null, Reach.Each, "Without signing in.");

    public static Policy SignedIn { get; } = new("signed-in", null, Reach.Each, "Any account or device key.");

    public static Policy Board { get; } = new("board", null, Reach.Each, "`read-screens` for `screen/…`, `send-commands` for `console/…`, `read-walls` for all others, in the board's company and office.");

    public static Policy SendCommands { get; } = new("send-commands", Right.SendCommands, Reach.Grain, "`send-commands` in the grain's office, or in its company when it is of no office.");

    public static Policy SendFacts { get; } = new("send-facts", Right.SendFacts, Reach.Somewhere, "`send-facts` in the company or one of its offices; then of each fact's office.");

    public static Policy TellOutages { get; } = new("tell-outages", Right.SendFacts, Reach.Company, "`send-facts` or `send-commands` in the company as a whole.") { Or = Right.SendCommands };

    public static Policy ReadFigures { get; } = new("read-figures", Right.ReadFigures, Reach.Somewhere, "`read-figures` in the company or one of its offices; then of the scope asked for.");

    public static Policy ReadNorms { get; } = new("read-norms", Right.ReadFigures, Reach.Company, "`read-figures` in the company: supervisors, heads and auditors of all its offices.");

    public static Policy ReadQuarantine { get; } = new("read-quarantine", Right.ReadQuarantine, Reach.Company, "`read-quarantine` in the company: administrators.");

    public static Policy ReadMetrics { get; } = new("read-metrics", Right.ReadMetrics, Reach.Hub, "`read-metrics` everywhere, or a direct request from this machine if so set.");

    public static Policy ManageAccess { get; } = new("manage-access", Right.ManageAccess, Reach.Hub, "`manage-access` everywhere: administrators of the whole hub.");

    public static Policy ReadAppeals { get; } = new("read-appeals", Right.ReadAppeals, Reach.Somewhere, "`read-appeals` in the company or one of its offices; then of the office asked for. Personal details take `read-people` too.");

    public static Policy ReadCompany { get; } = new("read-company", Right.ReadAppeals, Reach.Company, "`read-appeals` in the company as a whole.");

    public static Policy ReadJourneys { get; } = new("read-journeys", Right.ReadAppeals, Reach.Somewhere, "`read-appeals` in the company as a whole; or `send-commands` where the ticket is served, or in the company while the caller talks.") { Or = Right.SendCommands };

    public static Policy ReadPeople { get; } = new("read-people", Right.ReadPeople, Reach.Company, "`read-people` in the company as a whole: heads, executors, administrators.");

    public static Policy ReadFeedback { get; } = new("read-feedback", Right.ReadFigures, Reach.Company, "`read-figures` or `read-appeals` in the company as a whole: nobody is named.") { Or = Right.ReadAppeals };

    public static Policy ManagePeople { get; } = new("manage-people", Right.ManagePeople, Reach.Company, "`manage-people` in the company: heads and administrators.");

    public static Policy ManageStandards { get; } = new("manage-standards", Right.ManageStandards, Reach.Company, "`manage-standards` in the company: its administrators.");

    public static Policy ManageCalendars { get; } = new("manage-calendars", Right.ManageStandards, Reach.Hub, "`manage-standards` everywhere: administrators of the whole hub.");

    public static Policy TakeTickets { get; } = new("take-tickets", Right.TakeTickets, Reach.Somewhere, "`take-tickets` in the office: kiosks, and everybody who may send commands there.");

    public static Policy Visitor { get; } = new("visitor", null, Reach.Each, "Without signing in; what is one visitor's, only with the unguessable code in the address.");

    public static ImmutableArray<Policy> All { get; } =
        [Anyone, SignedIn, Board, SendCommands, SendFacts, TellOutages, ReadFigures, ReadNorms, ReadQuarantine, ReadMetrics, ManageAccess, ReadAppeals, ReadCompany, ReadJourneys, ReadPeople, ReadFeedback, ManagePeople, ManageStandards, ManageCalendars, TakeTickets, Visitor];
}
