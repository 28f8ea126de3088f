using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Kernel;

/// <summary>One command on its way to one grain.</summary>
/// <param name="Grain">Where to.</param>
/// <param name="CommandId">Idempotency key, unique per grain, 1–200 characters: said twice, done once.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="OccurredAt">Source time, when the source has one.</param>
public sealed record Envelope(GrainId Grain, string CommandId, ICommand Command, string Actor, Instant? OccurredAt = null)
{
    public const int MaxCommandIdLength = 200;
}

/// <summary>The answer to one command. A repeated command id gets the first answer again.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>Durable in the log.</summary>
    /// <param name="Version">Version of the grain after the last of these events.</param>
    /// <param name="Position">Log position of the last of these events.</param>
    /// <param name="Events">What happened.</param>
    /// <param name="Repeated">Whether this answers a command id that was already answered.</param>
    public sealed record Done(long Version, long Position, ImmutableArray<IEvent> Events, bool Repeated = false) : Outcome;

    /// <summary>It was already so; nothing was written.</summary>
    public sealed record Nothing(bool Repeated = false) : Outcome;

    /// <summary>Expected "no" of the decider; the answer is kept with the command id.</summary>
    public sealed record Refused(Refusal Refusal, bool Repeated = false) : Outcome;

    /// <summary>The grain is overloaded, stopped or its log is away: nothing was decided, the same command id may be sent again.</summary>
    /// <param name="Code">One of <see cref="Unavailable.Codes"/>.</param>
    /// <param name="Detail">What happened and when to come back.</param>
    public sealed record Unavailable(string Code, string Detail) : Outcome
    {
        /// <summary>The stable codes.</summary>
        public static class Codes
        {
            public const string MailboxFull = "mailbox-full";
            public const string LogAway = "log-away";
            public const string Stopping = "stopping";
            public const string EngineAway = "engine-away";

            /// <summary>Others wrote the grain's stream whenever this turn was to be written.</summary>
            public const string Contended = "contended";
        }
    }

    /// <summary>The command broke its decider: a bug. The grain and its other commands go on.</summary>
    public sealed record Broken(string Detail) : Outcome;
}
