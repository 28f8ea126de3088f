namespace OpsHub.Grains.Deadlines;

/// <summary>How sure the reading of a clause is.</summary>
public enum Confidence
{
    /// <summary>The text says it in so many words.</summary>
    High,

    /// <summary>The text leaves one detail to its reader.</summary>
    Medium,

    /// <summary>The text can be read in several ways; a default was taken.</summary>
    Low,
}
