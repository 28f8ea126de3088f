using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpsHub.ClientHub.Access;

/// <summary>Cookie and key, as ASP.NET wants to be told.</summary>
internal static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, any => any.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? Schemes.Key : Schemes.Cookie)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(Schemes.Key, null)
            .AddCookie(Schemes.Cookie, SetUp);
        services.AddDataProtection().SetApplicationName("opshub");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<AccessOptions>, ILoggerFactory>(KeepKeys);
    }

    private static void SetUp(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "opshub";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = To(StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = To(StatusCodes.Status403Forbidden);
        cookie.Events.OnValidatePrincipal = Validate;
    }

    /// <summary>A cookie is worth what its session or key is worth now.</summary>
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (await context.HttpContext.RequestServices.GetRequiredService<Doorkeeper>().WhoOnceKnown(context.Principal, context.HttpContext.RequestAborted) is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Schemes.Cookie);
    }

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> To(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static void KeepKeys(KeyManagementOptions keys, IOptions<AccessOptions> options, ILoggerFactory logs)
    {
        if (options.Value.KeyDirectory is not { } directory) return;
        var created = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(directory)
            : Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        keys.XmlRepository = new FileSystemXmlRepository(created, logs);
    }
}
