using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Feeds;
using OpsHub.Grains.Quarantine;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Outages.Feeds;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Outages;

/// <summary>A list of outages at a server that changes, repeats itself, is cut, breaks and goes away.</summary>
public sealed class Lists_that_are_read : IAsyncLifetime
{
    private readonly MemoryLog _log = new();
    private readonly VirtualClock _clock = new(Instant.FromUtc(2026, 11, 24, 6, 0));
    private FeedServer _server = null!;
    private Hub _hub = null!;
    private FeedClient? _client;
    private FeedLane _lane = null!;

    public async Task InitializeAsync()
    {
        _server = await FeedServer.Start();
        _hub = await Hub.Start(new HubOptions { Log = "memory", Clock = _clock, WatchDeadlines = false, Views = Concepts.Views }, _log, NullLoggerFactory.Instance, CancellationToken.None);
        Follow(Source);
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        await _hub.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_new_in_a_list_is_told_once_and_a_list_that_repeats_itself_tells_nothing()
    {
        _server.Says(List(Row("1", "Лопатино", 20), Row("2", "Новинки", 30)));
        await Read();
        var told = _log.Records.Count;
        await Read();
        (_log.Records.Count, _server.Requests).ShouldBe((told, 2));
        _server.Asked.ShouldContainKey("If-None-Match");

        _server.Says(List(Row("2", "Новинки", 30), Row("1", "Лопатино", 25)));
        await Read();

        (await Stream("grid-1")).ShouldBe(["outage-reported/1", "outage-changed/1"]);
        (await Stream("grid-2")).ShouldBe(["outage-reported/1"]);
    }

    [Fact]
    public async Task Whoever_is_missing_from_a_whole_list_is_over_unless_the_list_is_full_or_a_row_of_it_cannot_be_read()
    {
        Follow(Source with { Cap = 2 });
        _server.Says(List(Row("1", "Лопатино", 20), Row("2", "Новинки", 30)));
        await Read();
        _server.Says(List(Row("3", "Яицкое", 40), Row("2", "Новинки", 30)));
        await Read();
        (await Stream("grid-1")).ShouldBe(["outage-reported/1"]);
        _server.Says(List("""{"id":"3","place":"Яицкое","customers":"many"}"""));
        await Read();
        (await Stream("grid-2")).ShouldBe(["outage-reported/1"]);

        _server.Says(List(Row("3", "Яицкое", 40)));
        await Read();

        (await Stream("grid-1")).ShouldBe(["outage-reported/1", "outage-restored/1"]);
        (await Stream("grid-2")).ShouldBe(["outage-reported/1", "outage-restored/1"]);
        (await Stream("grid-3")).ShouldBe(["outage-reported/1"]);
    }

    [Fact]
    public async Task What_ended_while_nobody_read_ends_with_the_next_reading()
    {
        _server.Says(List(Row("1", "Лопатино", 20), Row("2", "Новинки", 30)));
        await Read();
        Follow(Source);   // as after a restart: nothing is remembered
        _server.Says(List(Row("2", "Новинки", 30)));

        await Read();

        (await Stream("grid-1")).ShouldBe(["outage-reported/1", "outage-restored/1"]);
        (await Stream("grid-2")).ShouldBe(["outage-reported/1"]);
    }

    [Fact]
    public async Task An_older_word_that_comes_later_changes_nothing()
    {
        _server.Says(List(Row("1", "Лопатино", 20, "2026-11-24 09:50")));
        await Read();
        _server.Says(List(Row("1", "Лопатино", 999, "2026-11-24 09:40")));
        await Read();

        (await Stream("grid-1")).ShouldBe(["outage-reported/1"]);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_goes_to_quarantine_once_and_keeps_no_other_back()
    {
        _server.Says(List("""{"id":"1","place":"Лопатино","customers":"много"}""", """{"place":"Яицкое"}""", """{"id":"4","place":"Яицкое","startsAt":"вчера"}""", Row("2", "Новинки", 30)), "\"a\"");
        await Read();
        _server.Says(List("""{"id":"1","place":"Лопатино","customers":"много"}""", """{"place":"Яицкое"}""", """{"id":"4","place":"Яицкое","startsAt":"вчера"}""", Row("2", "Новинки", 31)), "\"b\"");
        await Read();

        (await Stream("grid-2")).ShouldBe(["outage-reported/1", "outage-changed/1"]);
        var kept = Events<FactQuarantined>();
        kept.Select(k => k.Code).ShouldAllBe(code => code == "outage-row-unreadable");
        kept.Select(k => k.Detail).ShouldBe(
        [
            "Сети: customers: 'много' is not a whole number, 0 or more", "Сети: id: '' is not an id of 1 to 95 letters, digits or . _ : -",
            "Сети: startsAt: 'вчера' is not an instant such as 2025-05-15T09:00:00+04:00 or 15.05.2025 09:00",
        ]);
        Events<OutageFeedRead>().ShouldHaveSingleItem().Unread.ShouldBe(3);
    }

    [Theory]
    [InlineData("503", "HTTP 503")]
    [InlineData("html", "it is no JSON: line 1, byte 0")]
    [InlineData("object", "there is no array at the top")]
    [InlineData("large", "it is larger than 2048 bytes")]
    [InlineData("bomb", "it is larger than 2048 bytes")]
    [InlineData("loop", "more than 3 redirects")]
    [InlineData("file", "it redirects to file:, which is not asked")]
    [InlineData("cut", "")]   // by luck of the network an end too early or a connection that was reset
    public async Task A_list_that_is_broken_is_silent_with_its_reason_after_three_periods_and_ends_nobody(string fault, string reason)
    {
        Follow(Source with { MaxBytes = 2048 });
        _server.Says(List(Row("1", "Лопатино", 20)));
        await Read();
        var heardAt = _clock.GetCurrentInstant();
        _server.Answer = Broken(fault);
        await Read();
        Events<OutageFeedSilent>().ShouldBeEmpty();
        _clock.AdvanceTo(_clock.GetCurrentInstant() + Duration.FromMinutes(4));
        await Read();
        await Read();

        var silent = Events<OutageFeedSilent>().ShouldHaveSingleItem();
        silent.Reason.ShouldStartWith(reason);
        silent.Since.ShouldBe(heardAt);
        (await Stream("grid-1")).ShouldBe(["outage-reported/1"]);

        _server.Says(List(Row("1", "Лопатино", 20)), "\"again\"");
        await Read();
        Events<OutageFeedRead>()[^1].SilentSince.ShouldBe(silent.Since);
    }

    [Fact]
    public async Task A_server_that_never_ends_its_answer_is_given_up_after_its_seconds()
    {
        Follow(Source with { TimeoutS = 1 });
        _server.Answer = async http =>
        {
            await http.Response.WriteAsync("[");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        };

        (await _client!.Ask(CancellationToken.None)).ShouldBe(new FeedAnswer.Failed("no whole answer within 1 s"));
    }

    [Fact]
    public async Task A_server_inside_is_not_asked_unless_that_is_meant()
    {
        using var outside = new FeedClient(Source with { Inside = false, Url = _server.Url });
        var answer = (await outside.Ask(CancellationToken.None)).ShouldBeOfType<FeedAnswer.Failed>();
        answer.Reason.ShouldContain("inside a private network or this machine");
        using var named = new FeedClient(Source with { Inside = false, Url = new Uri($"http://localhost:{_server.Url.Port}/") });
        (await named.Ask(CancellationToken.None)).ShouldBeOfType<FeedAnswer.Failed>().Reason.ShouldContain("inside a private network or this machine");
        _server.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task The_token_is_sent_to_its_own_host_and_to_no_other()
    {
        const string variable = "OPSHUB_TEST_FEED_TOKEN";
        Environment.SetEnvironmentVariable(variable, "s3cret");
        Follow(Source with { TokenFrom = variable });
        _server.Says("[]");
        await Read();
        _server.Asked["Authorization"].ShouldBe("Bearer s3cret");

        await using var other = await FeedServer.Start();
        other.Says("[]");
        _server.Answer = http => Redirect(http, other.Url.ToString());
        await Read();
        (other.Requests, other.Asked.ContainsKey("Authorization")).ShouldBe((1, false));
    }

    [Fact]
    public async Task A_list_without_entity_tags_is_asked_for_by_its_date()
    {
        _server.Answer = async http =>
        {
            http.Response.Headers.LastModified = "Tue, 24 Nov 2026 05:59:00 GMT";
            if (http.Request.Headers.IfModifiedSince.Count > 0) http.Response.StatusCode = (int)HttpStatusCode.NotModified;
            else await http.Response.WriteAsync(List(Row("1", "Лопатино", 20)));
        };
        await Read();
        var told = _log.Records.Count;
        await Read();

        _server.Asked["If-Modified-Since"].ShouldBe("Tue, 24 Nov 2026 05:59:00 GMT");
        _log.Records.Count.ShouldBe(told);
    }

    [Fact]
    public async Task Whether_a_list_is_heard_stands_on_the_outages_page()
    {
        _server.Says(List(Row("1", "Лопатино", 20)));
        await Read();
        var heardAt = _clock.GetCurrentInstant();
        (await Cell()).ShouldSatisfyAllConditions(c => c.SilentSince.ShouldBeNull(), c => c.Rows.ShouldBe(1), c => c.Title.ShouldBe("Сети"));
        _server.Fails(500);
        _clock.AdvanceTo(_clock.GetCurrentInstant() + Duration.FromMinutes(4));
        await Read();

        (await Cell()).ShouldSatisfyAllConditions(c => c.SilentSince.ShouldBe(heardAt), c => c.Reason.ShouldBe("HTTP 500"));
    }

    private FeedSource Source => new()
    {
        Company = "volga", Id = "grid", Title = "Сети", Url = _server.Url, Format = FeedFormat.Json, Zone = "Europe/Samara", Whole = true, Inside = true,
        Map = new FeedMapping { Id = "id", Place = "place", Customers = "customers", StartsAt = "startsAt", UpdatedAt = "updated" },
    };

    private void Follow(FeedSource source)
    {
        _client?.Dispose();
        _client = new FeedClient(source);
        _lane = new FeedLane(source, _client, _hub.Grains, () => _hub.View<OutageView>()!.OpenOf(source.Company, $"{source.Id}-"), _clock, NullLogger.Instance);
    }

    private async Task Read()
    {
        _clock.AdvanceTo(_clock.GetCurrentInstant() + Duration.FromMilliseconds(1));
        await _lane.Read(CancellationToken.None);
        await _hub.CatchUp(CancellationToken.None);
    }

    private static string Row(string id, string place, int customers, string? updated = null) =>
        $$"""{"id":"{{id}}","place":"с. {{place}}","customers":{{customers}}{{(updated is null ? "" : $",\"updated\":\"{updated}\"")}}}""";

    private static string List(params string[] rows) => $"[{string.Join(",", rows)}]";

    private static Func<HttpContext, Task> Broken(string fault) => fault switch
    {
        "html" => http => http.Response.WriteAsync("<html>"),
        "object" => http => http.Response.WriteAsync("{}"),
        "large" => http => http.Response.WriteAsync(new string(' ', 4096)),
        "bomb" => async http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            using var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) await gzip.WriteAsync(new byte[1_000_000]);
            await http.Response.Body.WriteAsync(packed.ToArray());
        },
        "loop" => http => Redirect(http, "/outages"),
        "file" => http => Redirect(http, "file:///etc/hostname"),
        "cut" => async http =>
        {
            http.Response.ContentLength = 100;
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("[{"));
            http.Abort();
        },
        _ => http =>
        {
            http.Response.StatusCode = int.Parse(fault, CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        },
    };

    private static Task Redirect(HttpContext http, string to)
    {
        http.Response.StatusCode = (int)HttpStatusCode.Found;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    }

    private async Task<OutageSourceCell> Cell()
    {
        await _hub.CatchUp(CancellationToken.None);
        return JsonSerializer.Deserialize<OutageSourceCell>(_hub.Boards.Find("outages/volga")!.Snapshot(_clock.GetCurrentInstant()).Cells["source/grid"].Span, HubJson.Options)!;
    }

    private async Task<List<string>> Stream(string id)
    {
        var names = new List<string>();
        await foreach (var record in _hub.Log.ReadStream(Outage.IdOf("volga", id).ToString(), 0, CancellationToken.None)) names.Add(record.Event.Name);
        return names;
    }

    private ImmutableArray<T> Events<T>()
        where T : IEvent => [.. _log.Records.Select(r => _hub.Catalog.Read(r.Event.Name, r.Event.Data.Span)).OfType<T>()];
}
