using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>
/// Alerts as signed JSON: <c>{"company":…,"alerts":[{"key":…,"what":"fired",…}]}</c>. <c>X-OpsHub-Timestamp</c> is the second of sending, <c>X-OpsHub-Signature</c> is <c>sha256=</c> with the HMAC of
/// timestamp, a point and the body: a receiver that looks at both cannot be told an old message again.
/// </summary>
internal sealed class WebhookSender(AlertChannel channel, string secret, HttpClient http, IClock clock) : IChannelSender
{
    public async Task Send(IReadOnlyList<Telling> tellings, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { company = channel.Company, channel = channel.Name, alerts = tellings }, HubJson.Options);
        var timestamp = clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, channel.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-OpsHub-Timestamp", timestamp);
        request.Headers.Add("X-OpsHub-Signature", $"sha256={Signature(secret, timestamp, body)}");
        using var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lower-case hexadecimal HMAC-SHA-256 of timestamp, point, body.</summary>
    public static string Signature(string secret, string timestamp, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp), (byte)'.', .. body]));
}
