using OpsHub.Bench;

return await Verbs.Root().Parse(args).InvokeAsync();
