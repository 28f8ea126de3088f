namespace OpsHub.Silo.Engine;

/// <summary>
/// How grains are held that others write at the same time: after a turn the grain is left alone for as long as the turn took, so that another gets in between. Without it whoever was late once reads what he lacks
/// while the next turn is being written, and is late again, for as long as commands wait at the faster one.
/// </summary>
internal sealed class Courtesy(TimeProvider time)
{
    /// <summary>A log that is slow is no reason to be slower still.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(1), AtMost = TimeSpan.FromMilliseconds(100);

    public async Task After(Func<Task> turn)
    {
        var began = time.GetTimestamp();
        await turn().ConfigureAwait(false);
        var took = time.GetElapsedTime(began);
        await Task.Delay(took < AtLeast ? AtLeast : took > AtMost ? AtMost : took, time).ConfigureAwait(false);
    }
}
