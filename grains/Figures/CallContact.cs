using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>What became of a call that joined a line.</summary>
public enum CallEnd : byte
{
    /// <summary>An operator answered. Offered.</summary>
    Answered,

    /// <summary>The caller hung up after waiting at least a second. Offered.</summary>
    Abandoned,

    /// <summary>It left otherwise: hung up at once, sent elsewhere (timeout, key, empty queue), or lost by its source. Not offered; counted apart.</summary>
    NotOffered,
}

/// <summary>One call as figures count it. A call belongs to the interval in which its wait began.</summary>
/// <param name="OfferedAt">When the wait began, or the answer for a call that never queued.</param>
/// <param name="End">How the wait ended.</param>
/// <param name="WaitedS">Wait in seconds.</param>
/// <param name="TalkS">Talk in seconds, or <see cref="Unknown"/> while it lasts and when the source lost it.</param>
/// <param name="Operator">Who answered, or null.</param>
/// <param name="Call">Key of the caller's grain.</param>
public readonly record struct CallContact(Instant OfferedAt, CallEnd End, int WaitedS, int TalkS, string? Operator, string? Call = null)
{
    public const int Unknown = -1;
}
