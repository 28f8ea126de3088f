using OpsHub.Endurance;

return await Runs.Root().Parse(args).InvokeAsync();
