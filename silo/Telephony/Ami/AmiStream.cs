using System.Text;

namespace OpsHub.Silo.Telephony.Ami;

/// <summary>Messages to and from a manager interface over an open connection.</summary>
internal sealed class AmiStream(Stream stream)
{
    /// <summary>Lines of one message; the list of a large PBX's channels is many messages.</summary>
    private const int MostLines = 1_000;

    private const int LongestLine = 64 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly List<byte> _line = [];
    private int _at, _end;

    /// <summary>Whether more has come than has been read.</summary>
    public bool HasMore => _at < _end;

    /// <returns>The next message, or null when the other side has closed.</returns>
    /// <exception cref="InvalidDataException">It is no manager interface.</exception>
    public async Task<AmiMessage?> Read(CancellationToken cancel)
    {
        var message = new AmiMessage();
        for (var lines = 0; await ReadLine(cancel).ConfigureAwait(false) is { } line; lines++)
        {
            if (lines > MostLines) throw new InvalidDataException($"A message of more than {MostLines} lines; expected the manager interface of an Asterisk.");
            if (line.Length > 0) message.Add(line);
            else if (!message.IsEmpty) return message;
        }
        return null;
    }

    public async Task Send(string action, CancellationToken cancel, params (string Key, string Value)[] values)
    {
        var text = new StringBuilder($"Action: {action}\r\n");
        foreach (var (key, value) in values) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{key}: {value}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()), cancel).ConfigureAwait(false);
    }

    private async Task<string?> ReadLine(CancellationToken cancel)
    {
        _line.Clear();
        while (true)
        {
            if (_at == _end && await Fill(cancel).ConfigureAwait(false) == 0) return null;
            var end = Array.IndexOf(_buffer, (byte)'\n', _at, _end - _at);
            _line.AddRange(_buffer.AsSpan(_at, (end < 0 ? _end : end) - _at));
            if (_line.Count > LongestLine) throw new InvalidDataException($"A line of more than {LongestLine} bytes; expected the manager interface of an Asterisk.");
            _at = end < 0 ? _end : end + 1;
            if (end >= 0) return Encoding.UTF8.GetString([.. _line]).TrimEnd('\r');
        }
    }

    private async Task<int> Fill(CancellationToken cancel)
    {
        _at = 0;
        return _end = await stream.ReadAsync(_buffer, cancel).ConfigureAwait(false);
    }
}
