namespace OpsHub.Grains.Boards;

/// <summary>
/// A view whose state can be kept beside its boards' cells, in parts: while the state of a position is written, facts go on, and only the parts that a fact is about to change are written before it (ADR 0121).
/// Law, tested: a fact changes no part that there is already but those of <see cref="PartsOf"/>.
/// </summary>
public interface IKeptView : IView
{
    /// <summary>The parts of the state by name (<see cref="KeptParts"/>). None ever goes.</summary>
    IReadOnlyList<string> Parts { get; }

    /// <summary>The parts that a fact may change, whether they are there yet or not.</summary>
    IReadOnlyList<string> PartsOf(in Recorded fact);

    /// <summary>All of a part.</summary>
    byte[] Save(string part);

    /// <summary>Takes a part over; called before the first fact, and with a company's part before those of its offices.</summary>
    void Load(string part, ReadOnlySpan<byte> saved);

    /// <summary>Gives every board that is drawn its drawing once all parts are taken over.</summary>
    /// <param name="position">Log position up to which the parts hold every fact.</param>
    /// <param name="cells">Where the boards are.</param>
    void Show(long position, ICells cells);
}
