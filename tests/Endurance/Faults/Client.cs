using System.Net.Http.Headers;
using OpsHub.Endurance.Faults.History;
using OpsHub.Faults.Tests.Killing;

namespace OpsHub.Endurance.Faults;

/// <summary>
/// Says one message after the other, each under its ids until it is answered, and goes to the next node when one does not answer. Now and then it asks again, elsewhere, for
/// what it knows already. It thinks between two messages: all of them say some five hundred a second, more than a country does in its storm hour, and leave a machine that three nodes
/// and the database share time to fold them.
/// </summary>
internal sealed class Client(int number, Scene scene, IReadOnlyList<Uri> nodes, string key, HistoryBook history, Random random) : IDisposable
{
    private const int AskAgainOnceIn = 10, LongestThoughtMs = 60;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromSeconds(5);

    private readonly List<HttpClient> _doors = [.. nodes.Select(n => Door(n, key))];
    private int _door = number % nodes.Count;

    /// <summary>Until told to stop; what is under way then is finished.</summary>
    /// <param name="stop">No further message.</param>
    /// <param name="giveUp">Not even an answer to the last one.</param>
    public async Task Speak(CancellationToken stop, CancellationToken giveUp)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestThoughtMs)), TimeProvider.System, CancellationToken.None);
            var message = scene.Next(number);
            await Insist(message, giveUp);
            if (random.Next(AskAgainOnceIn) != 0) continue;
            Turn();
            await Insist(message, giveUp);
        }
    }

    public async Task Insist(Message message, CancellationToken giveUp)
    {
        while (!await Ask(message, giveUp) && !giveUp.IsCancellationRequested)
        {
            Turn();
            await Task.Delay(Breath, TimeProvider.System, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        foreach (var door in _doors) door.Dispose();
    }

    private void Turn() => _door = (_door + 1) % _doors.Count;

    private async Task<bool> Ask(Message message, CancellationToken giveUp)
    {
        var spoken = Reading.Asked(message);
        foreach (var one in spoken) Note(Told.Asked, one);
        var answers = await Answers(message, giveUp);
        foreach (var (one, (answer, why)) in spoken.Zip(answers)) Note(answer is null ? Told.Unanswered : Told.Answered, one, answer, why);
        return answers.All(a => a.Answer is not null);
    }

    private async Task<IReadOnlyList<(Answer? Answer, string? Why)>> Answers(Message message, CancellationToken giveUp)
    {
        try
        {
            using var request = message.Request();
            using var response = await _doors[_door].SendAsync(request, giveUp);
            return Reading.Answered(message, response.StatusCode, await response.Content.ReadAsStringAsync(giveUp));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // Whether the hub took it only the log knows.
            return [.. Reading.Asked(message).Select(_ => ((Answer?)null, (string?)(e is OperationCanceledException ? "no answer in time" : "connection lost")))];
        }
    }

    private void Note(Told what, Spoken one, Answer? answer = null, string? why = null) =>
        history.Note(new Entry(0, what, number, one.Stream, one.Id, one.Command, one.Said, nodes[_door].Host, answer, why));

    private static HttpClient Door(Uri node, string key) => new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) })
    {
        BaseAddress = node,
        Timeout = Patience,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };
}
