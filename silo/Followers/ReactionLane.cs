using Microsoft.Extensions.Logging;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Tracing;
using OpsHub.Grains.Reactions;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Followers;

/// <summary>
/// Carries out reactions. The position is kept only after the commands of a page are answered, and their ids are derived from the event:
/// after a crash the page is sent again and every command that was already done gets its first answer.
/// </summary>
internal sealed class ReactionLane(IEventLog log, Catalog catalog, IGrains grains, IReadOnlyList<IReaction> reactions, CommitTrail trail, ILogger logger) : Lane(Follower, log, catalog, logger)
{
    private const string Follower = "reactions";

    /// <summary>Events without a reaction after which the position is kept all the same.</summary>
    private const long KeepEveryEvents = 20_000;

    private readonly Resend _resend = new(grains);
    private long _kept;

    public override async Task<long> Begin(CancellationToken cancel) => _kept = await Log.LoadPosition(Follower, cancel).ConfigureAwait(false);

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var wanted = Gathered(facts.SelectMany(Wanted)).GroupBy(w => w.Envelope.Grain).ToList();
        await Task.WhenAll(wanted.Select(commands => InOrder(commands, cancel))).ConfigureAwait(false);
        if (wanted.Count == 0 && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(Follower, _kept, cancel).ConfigureAwait(false);
    }

    private async Task InOrder(IEnumerable<Wish> commands, CancellationToken cancel)
    {
        foreach (var wish in commands)
        {
            using var span = HubSpans.After(trail.Between(wish.Position - 1, wish.Position).FirstOrDefault(), $"reaction {wish.Reaction}");
            if (await _resend.UntilAnswered(wish.Envelope, cancel).ConfigureAwait(false) is (Outcome.Refused or Outcome.Broken) and var no)
                Logger.ReactionRefused(wish.Reaction, wish.Position, wish.Envelope.Grain.ToString(), no.ToString());
        }
    }

    private IEnumerable<Wish> Wanted(Recorded fact) =>
        from reaction in reactions
        from command in reaction.To(fact).Select((c, i) => (c.Grain, c.Command, Index: i))
        select new Wish(reaction.Name, fact.Position, new Envelope(
            command.Grain, IReaction.CommandId(reaction.Name, fact.Position, command.Index), command.Command, $"reaction:{reaction.Name}", fact.Event.At));

    /// <summary>Commands that may go together become one under the id of the last: whatever else a page holds when it is read again, that id comes with nothing newer.</summary>
    private static IEnumerable<Wish> Gathered(IEnumerable<Wish> wishes)
    {
        var gathered = new List<Wish>();
        var newest = new Dictionary<(GrainId, Type), int>();
        foreach (var wish in wishes)
        {
            var key = (wish.Envelope.Grain, wish.Envelope.Command.GetType());
            if (wish.Envelope.Command is IGathered && newest.TryGetValue(key, out var at))
            {
                gathered[at] = wish with { Envelope = wish.Envelope with { Command = ((IGathered)gathered[at].Envelope.Command).With(wish.Envelope.Command) } };
                continue;
            }
            newest[key] = gathered.Count;
            gathered.Add(wish);
        }
        return gathered;
    }

    private sealed record Wish(string Reaction, long Position, Envelope Envelope);
}
