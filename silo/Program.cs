using OpsHub.Silo.Cli;

return await Verbs.Run(args);
