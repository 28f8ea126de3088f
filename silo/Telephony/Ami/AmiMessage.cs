namespace OpsHub.Silo.Telephony.Ami;

/// <summary>One message of Asterisk's manager interface: lines of <c>Key: value</c> up to an empty one. Keys are compared without case; of one that comes twice the last counts.</summary>
internal sealed class AmiMessage
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Name of the event, or null for a response.</summary>
    public string? Event => this["Event"];

    /// <summary>Value without space around it, or null when it is missing or empty.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    public bool IsEmpty => _values.Count == 0;

    /// <summary>Takes a line; one without a colon (the greeting, output of a command) says nothing and is left out.</summary>
    public void Add(string line)
    {
        if (line.IndexOf(':') is > 0 and var colon) _values[line[..colon].Trim()] = line[(colon + 1)..].Trim();
    }
}
