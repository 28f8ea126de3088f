namespace OpsHub.Grains.Kernel;

/// <summary>A command that only the hub's own code sends; no edge offers it by name.</summary>
public interface IInward : ICommand;
