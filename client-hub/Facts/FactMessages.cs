using System.Text.Json;
using NodaTime;

namespace OpsHub.ClientHub.Facts;

/// <summary>One reported fact.</summary>
/// <param name="Id">The sender's id, unique per grain, 1–195 characters: sent twice, taken once.</param>
/// <param name="Grain">What it is about, <c>kind/key</c>.</param>
/// <param name="Fact">Name of a command that reports a fact, such as <c>answer-call</c>.</param>
/// <param name="OccurredAt">When it happened by the source's clock.</param>
/// <param name="Data">The command's members; may be left out where it has none.</param>
internal sealed record FactLine(string Id, string Grain, string Fact, Instant OccurredAt, JsonElement? Data = null);

/// <summary>What became of one fact.</summary>
/// <param name="Outcome">
/// <c>done</c>, <c>nothing</c> (it was known), <c>refused</c> (the grain said no) and <c>quarantined</c> (not understood or not believed): both are kept in the
/// quarantine list; <c>unavailable</c>: nothing was decided or kept, send the line again.
/// </param>
/// <param name="Line">Number of the line in a bulk body, from 1; null for a single fact.</param>
/// <param name="Id">The sender's id, where it could be read.</param>
/// <param name="Code">Why not, stable.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="At">Where in the line.</param>
/// <param name="Expected">What to send instead.</param>
internal sealed record FactAnswer(string Outcome, int? Line = null, string? Id = null, string? Code = null, string? Detail = null, string? At = null, string? Expected = null)
{
    public const string Done = "done", Nothing = "nothing", Refused = "refused", Quarantined = "quarantined", Unavailable = "unavailable";
}
