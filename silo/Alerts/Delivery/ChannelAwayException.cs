namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>The receiver of a channel said no or cannot be reached: it is tried again.</summary>
internal sealed class ChannelAwayException(Exception cause) : Exception(cause.Message, cause);
