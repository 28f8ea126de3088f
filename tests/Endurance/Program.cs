using System.CommandLine;
using OpsHub.Endurance;

// Whoever is stopped early still says what it found: the framework's own two seconds are too few for that.
return await Runs.Root().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(30) });
