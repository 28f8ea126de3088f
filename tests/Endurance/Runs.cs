using System.CommandLine;
using OpsHub.Endurance.Country;
using OpsHub.Endurance.Days;
using OpsHub.Endurance.Faults;
using OpsHub.Endurance.Storm;
using OpsHub.Endurance.Upgrade;
using OpsHub.Endurance.Wall;

namespace OpsHub.Endurance;

/// <summary>Every run there is, one line each.</summary>
internal static class Runs
{
    public static RootCommand Root() => new("Long runs and large ones. Prints one line of JSON per figure and a table; ends with 1 where a run did not come out as it must.")
    {
        FaultsVerb.Create(), UpgradeVerb.Create(),
        DaysRun.Create(),
        WallRun.Create(),
        StormRun.Create(), PagesVerb.Create(),
        CountryRun.Create(),
    };
}
