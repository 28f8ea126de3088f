using System.Text.Json;

namespace OpsHub.Endurance.Faults.History;

/// <summary>What is told of a command.</summary>
internal enum Told
{
    /// <summary>It was sent; the same id may be sent again.</summary>
    Asked,

    /// <summary>The hub acknowledged, refused or explained it.</summary>
    Answered,

    /// <summary>Nothing is known of it: no answer, or "later".</summary>
    Unanswered,
}

/// <summary>One line of a history: what one client knew of one command at one instant.</summary>
/// <param name="AtMs">Milliseconds since the run began, on the steady clock of the one process that all clients live in.</param>
/// <param name="Client">Who asked.</param>
/// <param name="Stream">The grain's stream.</param>
/// <param name="Id">Its id within the stream, always the same for one command.</param>
/// <param name="Command">Its name.</param>
/// <param name="Said">Its members.</param>
/// <param name="Node">Which node was asked.</param>
/// <param name="Answer">Only of <see cref="Told.Answered"/>.</param>
/// <param name="Why">Only of <see cref="Told.Unanswered"/>: status, code or the way it broke.</param>
internal sealed record Entry(double AtMs, Told What, int Client, string Stream, string Id, string Command, JsonElement Said, string Node, Answer? Answer = null, string? Why = null);

/// <summary>What the hub said.</summary>
/// <param name="Outcome"><c>done</c>, <c>nothing</c> or <c>refused</c>; anything else is a flaw.</param>
/// <param name="Version">Version of the stream behind the last event; null where answers do not say (facts in bulk).</param>
/// <param name="Position">Log position of the last event, or null.</param>
/// <param name="Code">Why it was refused, or null.</param>
/// <param name="Events">The events as an array of name and data, or null where answers do not say.</param>
internal sealed record Answer(string Outcome, long? Version = null, long? Position = null, string? Code = null, JsonElement? Events = null)
{
    /// <summary>Whether the sender is told the same; that it was said before does not count.</summary>
    public bool IsSameAs(Answer other) =>
        (Outcome, Version, Position, Code) == (other.Outcome, other.Version, other.Position, other.Code) && Events.HasValue == other.Events.HasValue
        && (Events is not { } mine || JsonElement.DeepEquals(mine, other.Events!.Value));

    public override string ToString() => $"{Outcome}{(Version is { } version ? $" at version {version}, position {Position}" : "")}{(Code is null ? "" : $" ({Code})")} {Events}".TrimEnd();
}
