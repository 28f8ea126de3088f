using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.People;

namespace OpsHub.Silo.People;

/// <summary>
/// Seals a person's details with AES-256-GCM under the person's own key. Company, customer and number of the key are authenticated with it: a sealed text moved to another person does not open.
/// </summary>
public static class Sealer
{
    private const int NonceBytes = 12, TagBytes = 16;

    public static SealedPerson Seal(PersonDetails person, string company, string customer, PersonKey key)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(person, HubJson.Options);
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key.Secret, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), About(company, customer, key.Number));
        CryptographicOperations.ZeroMemory(plain);
        return new SealedPerson(key.Number, Convert.ToBase64String(box));
    }

    /// <exception cref="CryptographicException">The text was sealed for another person or with another key, or it is damaged.</exception>
    public static PersonDetails Open(SealedPerson sealedPerson, string company, string customer, byte[] secret)
    {
        var box = Convert.FromBase64String(sealedPerson.Text);
        if (box.Length < NonceBytes + TagBytes) throw new CryptographicException("The sealed text is cut off.");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(secret, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain, About(company, customer, sealedPerson.Key));
        return JsonSerializer.Deserialize<PersonDetails>(plain, HubJson.Options)!;
    }

    /// <summary>Opaque name of a customer: the same for the same identity and company, and of no use without the company's naming key.</summary>
    /// <param name="kind"><see cref="SealedPerson.Customer"/> or <see cref="SealedPerson.Nobody"/>.</param>
    public static string NameOf(string kind, string identity, byte[] namingKey)
    {
        const int length = 18;   // 144 bits: no two customers of a country share one
        return $"{kind}{Base64Url.EncodeToString(HMACSHA256.HashData(namingKey, Encoding.UTF8.GetBytes(identity)).AsSpan(0, length))}";
    }

    /// <summary>Identity of a customer whom the sender names in his own way.</summary>
    public static string OwnIdentity(string customer) => $"own:{customer}";

    private static byte[] About(string company, string customer, int key) => Encoding.UTF8.GetBytes($"{company}/{customer}/{key}");
}
