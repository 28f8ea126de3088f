namespace OpsHub.Grains.Kernel;

/// <summary>A command of people who lead: it takes the right to see walls there besides the right to send commands. An operator who may not see an inbox may not silence it.</summary>
public interface ILeading : ICommand;
