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

    /// <summary>It ended in the menu. Not offered.</summary>
    Menu,

    /// <summary>No call of its own but the wrap-up after one, of the interval of that call; its talk is the wrap-up.</summary>
    WrapUp,

    /// <summary>The look-up of the customer's data during a call, in the same way.</summary>
    Lookup,

    /// <summary>An outbound call that the customer answered.</summary>
    OutboundAnswered,

    /// <summary>An outbound call that nobody answered.</summary>
    OutboundUnanswered,
}

/// <summary>What must be known of a call beside its end.</summary>
[Flags]
public enum CallMarks : byte
{
    None = 0,

    /// <summary>Its wait began outside the line's hours: in no service level.</summary>
    Outside = 1,

    /// <summary>Its source never told the end.</summary>
    Lost = 2,

    /// <summary>Served in the menu.</summary>
    Served = 4,
}

/// <summary>One call as figures count it. A call belongs to the interval in which its wait began.</summary>
/// <param name="OfferedAt">When the wait began, or the answer for a call that never queued.</param>
/// <param name="End">How the wait ended.</param>
/// <param name="WaitedS">Wait in seconds.</param>
/// <param name="TalkS">Talk in seconds, or <see cref="Unknown"/> while it lasts and when the source lost it.</param>
/// <param name="Operator">Who answered, or null.</param>
/// <param name="Call">Key of the caller's grain.</param>
/// <param name="Rings">Rings until the answer or until it was given up, or <see cref="Unknown"/>.</param>
public readonly record struct CallContact(
    Instant OfferedAt, CallEnd End, int WaitedS, int TalkS, string? Operator, string? Call = null, CallMarks Marks = CallMarks.None, short Rings = CallContact.Unknown)
{
    public const short Unknown = -1;

    /// <summary>A ring where the source tells seconds: an inbound call is answered "not later than the 4th ring, about 12 s" (SARATOV-A3-4.1a).</summary>
    public const int InboundRingS = 3;

    /// <summary>The same for outbound calls: "5–6 rings, about 20 s" (SARATOV-A3-4.1b).</summary>
    public const int OutboundRingS = 4;

    /// <summary>Rings as told, or those of its seconds; a ring that has begun counts.</summary>
    public static short RingsOf(int? rings, int? seconds, int ringS) => (short)Math.Min(rings ?? (seconds is { } s ? ((s + ringS - 1) / ringS) : Unknown), short.MaxValue);

    public bool Is(CallMarks mark) => (Marks & mark) == mark;
}
