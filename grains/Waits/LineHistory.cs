using System.Text.Json.Serialization;

namespace OpsHub.Grains.Waits;

/// <summary>What is remembered of the calls of a line.</summary>
internal sealed class LineHistory
{
    private const int Newest = 10;

    /// <summary>How long a call takes a window, from the call to the next that it could make.</summary>
    public Pace Pace { get; init; } = new();

    /// <summary>Waits of the newest ten who were called, seconds.</summary>
    public Queue<int> LastTen { get; init; } = new();

    /// <summary>Wait of the last who was called, or null.</summary>
    public int? LastToEnterS { get; set; }

    /// <summary>Mean of the ten, or null: fewer were called.</summary>
    [JsonIgnore]
    public double? LastTenS => LastTen.Count < Newest ? null : LastTen.Average();

    public void Entered(int waitedS)
    {
        Pace.Waited(waitedS, gaveUp: false);
        LastToEnterS = waitedS;
        LastTen.Enqueue(waitedS);
        if (LastTen.Count > Newest) LastTen.Dequeue();
    }
}
