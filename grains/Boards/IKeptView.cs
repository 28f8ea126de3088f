namespace OpsHub.Grains.Boards;

/// <summary>A view whose state can be kept beside its boards' cells.</summary>
public interface IKeptView : IView
{
    /// <summary>The whole state.</summary>
    byte[] Save();

    /// <summary>Takes the state over; called before the first fact.</summary>
    void Load(ReadOnlySpan<byte> saved);
}
