using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.WhatIf;

/// <summary>What a day would have been.</summary>
public interface IWhatIf
{
    /// <summary>A past day of an office, or today so far, with more windows or fewer; null: nobody was called there that day.</summary>
    Task<WhatIfAnswer?> Of(string company, string office, LocalDate day, ImmutableArray<WindowChange> changes, CancellationToken cancel);
}
