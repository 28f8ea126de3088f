namespace OpsHub.Silo.Log.Seals;

/// <summary>The chain of a log as it stands at one commit. It follows from the commits alone: whoever computes it finds the same.</summary>
/// <param name="Position">Of the last commit in it; 0 before the first.</param>
/// <param name="Commits">Commits with events up to there.</param>
/// <param name="Sum">Of the commits' hashes, whatever their order: tells commits that changed places from changed ones. Hexadecimal.</param>
/// <param name="Hash">Of the chain, hexadecimal.</param>
internal readonly record struct Seal(long Position, long Commits, string Sum, string Hash)
{
    public ChainHead Head => new(Position, Hash);
}

/// <summary>What is written down outside the hub, to find a log that was rewritten or cut as a whole.</summary>
internal readonly record struct ChainHead(long Position, string Hash)
{
    private const int HashDigits = 64;

    /// <summary>Reads <c>position:hash</c>, as <see cref="ToString"/> writes it; null if it is something else.</summary>
    public static ChainHead? Parse(string text) =>
        text.Split(':') is [var at, { Length: HashDigits } hash] && long.TryParse(at, System.Globalization.NumberStyles.None, null, out var position) && hash.All(char.IsAsciiHexDigit)
            ? new ChainHead(position, hash.ToLowerInvariant()) : null;

    public override string ToString() => $"{Position}:{Hash}";
}
