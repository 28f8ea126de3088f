using System.Net;
using System.Text.Json;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Media;

public sealed class Media_of_a_hall : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-media-");
    private TestHub _hub = null!;
    private HttpClient _screen = null!;

    public async Task InitializeAsync()
    {
        _hub = await TestHub.Start(("Media:Directory", _folder.FullName), ("Media:MaxBytes", "2048"), ("Media:MaxFiles", "3"));
        _screen = _hub.WithKey(await _hub.IssueKey("volga", "north", Right.ReadScreens));
    }

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_screen_is_told_of_the_companys_files_first_and_then_of_its_offices_own()
    {
        Put("volga/north", "b.webm", 10);
        Put("volga/north", "a.png", 10);
        Put("volga/all", "Показания счётчиков.jpg", 10);
        Put("volga/south", "other.png", 10);

        (await Items("north")).Select(i => (i.GetProperty("name").GetString(), i.GetProperty("kind").GetString()))
            .ShouldBe([("Показания счётчиков.jpg", "picture"), ("a.png", "picture"), ("b.webm", "loop")]);
    }

    [Fact]
    public async Task A_file_is_served_with_the_type_of_its_kind_and_kept_by_the_browser()
    {
        Put("volga/all", "Показания счётчиков.jpg", 100);
        var answer = await _screen.GetAsync((await Items("north")).Single().GetProperty("address").GetString());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(100);
    }

    [Fact]
    public async Task What_is_not_shown_is_named_with_the_reason_and_not_served()
    {
        Put("volga/north", "big.png", 4000);
        Put("volga/north", "page.html", 10);
        Put("volga/north", "drawing.svg", 10);
        File.WriteAllText(Path.Combine(_folder.FullName, "volga/north/page.png"), "<html><script>1</script>");
        foreach (var n in (int[])[1, 2, 3, 4]) Put("volga/north", $"z{n}.png", 10);
        var answer = await TestHub.Json(await _screen.GetAsync("/api/v1/volga/media/north"));

        answer.GetProperty("passedOver").EnumerateArray().Select(i => (i.GetProperty("name").GetString(), i.GetProperty("why").GetString()))
            .ShouldBe([("big.png", "size"), ("drawing.svg", "kind"), ("page.html", "kind"), ("page.png", "kind"), ("z4.png", "count")]);
        (await _screen.GetAsync("/api/v1/volga/media/north/page.html")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _screen.GetAsync("/api/v1/volga/media/north/page.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _screen.GetAsync("/api/v1/volga/media/north/big.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("..", "secret.png")]
    [InlineData("north", "..%2F..%2Fsecret.png")]
    [InlineData("%2E%2E", "secret.png")]
    [InlineData("north", ".hidden.png")]
    public async Task Nothing_outside_the_folder_can_be_asked_for(string office, string file)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "secret.png"), new byte[10]);
        Put("volga/north", ".hidden.png", 10);
        var administrator = await _hub.Administrator();

        (await administrator.GetAsync($"/api/v1/volga/media/{office}/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_sees_another_offices_slot_or_any_without_a_key()
    {
        (await _screen.GetAsync("/api/v1/volga/media/south")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _screen.GetAsync("/api/v1/samara/media/all/a.png")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _hub.Client().GetAsync("/api/v1/volga/media/north")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<JsonElement[]> Items(string office) => [.. (await TestHub.Json(await _screen.GetAsync($"/api/v1/volga/media/{office}"))).GetProperty("items").EnumerateArray()];

    private void Put(string place, string name, int bytes) => File.WriteAllBytes(Path.Combine(_folder.CreateSubdirectory(place).FullName, name), Content(name, bytes));

    /// <summary>Begins as a file of that name does.</summary>
    private static byte[] Content(string name, int bytes)
    {
        byte[] mark = Path.GetExtension(name) switch { ".png" => [0x89, .. "PNG\r\n\x1a\n"u8], ".jpg" => [0xff, 0xd8, 0xff], ".webm" => [0x1a, 0x45, 0xdf, 0xa3], _ => [] };
        return [.. mark, .. new byte[bytes - mark.Length]];
    }
}
