using System.Security.Cryptography;
using System.Text;

namespace OpsHub.Silo.Telephony.Ami;

/// <summary>
/// Shows a manager interface that one knows the secret without saying it: the MD5 of its challenge and the secret, which is what Asterisk knows (<c>AuthType: MD5</c>). The secret does not cross the network; who
/// listens may still try secrets against what he heard, so it wants to be long and random, and what is told afterwards is readable.
/// </summary>
internal static class AmiAnswer
{
    public const string Kind = "MD5";

#pragma warning disable CA5351 // the other side offers nothing else
    public static string To(string challenge, string secret) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(challenge + secret)));
#pragma warning restore CA5351
}
