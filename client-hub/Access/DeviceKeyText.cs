using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpsHub.ClientHub.Access;

/// <summary>A device key as its holder keeps it: <c>ohk_{id}_{secret}</c>, id 12 hexadecimal digits and public, secret 256 random bits in base64url.</summary>
internal readonly record struct DeviceKeyText(string Id, string Secret)
{
    private const string Prefix = "ohk_";
    private const int IdLength = 12;
    private const int MaxLength = 100;

    /// <summary>SHA-256 of the secret; it has 256 bits of its own, so no slow hash is needed.</summary>
    public string SecretHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    public static DeviceKeyText Make() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static bool TryParse(string? text, out DeviceKeyText key)
    {
        key = default;
        if (text is not { Length: > 4 + IdLength + 1 and <= MaxLength } || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_') return false;
        key = new DeviceKeyText(text.Substring(Prefix.Length, IdLength), text[(Prefix.Length + IdLength + 1)..]);
        return key.Id.All(char.IsAsciiHexDigitLower) && Ascii.IsValid(key.Secret);
    }

    /// <summary>Whether the secret is the one of that hash; takes the same time for every wrong secret.</summary>
    public bool Fits(string secretHash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SecretHash), Encoding.ASCII.GetBytes(secretHash));

    public override string ToString() => $"{Prefix}{Id}_{Secret}";
}
