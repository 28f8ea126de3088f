using OpsHub.Cluster.Hosting;
using OpsHub.Silo.Cli;

return await Verbs.Run(args, new Clustering());
