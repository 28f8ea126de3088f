using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace OpsHub.ClientHub.Pages;

/// <summary>Serves the dashboards: files as they are, <c>index.html</c> for every page address, so that a reload of any page works.</summary>
internal static class PageFiles
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private static readonly string[] NotPages = ["/api", "/feed", "/openapi", "/health", "/metrics", "/orleans"];

    /// <summary>False when the directory holds no dashboards.</summary>
    public static bool UsePages(this IApplicationBuilder app, string? directory)
    {
        if (directory is null || !File.Exists(Path.Combine(directory, "index.html"))) return false;
        var files = new PhysicalFileProvider(Path.GetFullPath(directory));
        app.Use((http, next) =>
        {
            if (IsPage(http, files)) http.Request.Path = "/index.html";
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = Cache });
        return true;
    }

    private static bool IsPage(HttpContext http, IFileProvider files) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !Array.Exists(NotPages, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
        && (!Path.HasExtension(http.Request.Path.Value) || WantsPage(http.Request))
        && !files.GetFileInfo(http.Request.Path.Value ?? "/").Exists;

    /// <summary>An office's id may hold a dot; what a browser opens as a page says so.</summary>
    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The build puts a hash into the names under <c>assets</c>: they never change. Everything else is asked for again.</summary>
    private static void Cache(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? ForEver : "no-cache";
}
