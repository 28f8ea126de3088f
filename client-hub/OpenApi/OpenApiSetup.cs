using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NodaTime;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Health;

namespace OpsHub.ClientHub.OpenApi;

/// <summary>What the generator cannot know: times are text, every command takes its headers, and some reads wait for a command.</summary>
internal static class OpenApiSetup
{
    private const string Document = "v1";

    public static IServiceCollection AddHubOpenApi(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "OpsHub", Version = "v1", Description = "Every error is Problem Details (RFC 9457) with `at` and `expected`." };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            DescribeTime(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<CommandOf>().Any()) AddParameters(operation);
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<MayFollowPosition>().Any()) AddAfter(operation);
            return Task.CompletedTask;
        });
    });

    /// <summary>The generator answers the name of another document in plain text; to this hub it is an address with nothing at it.</summary>
    public static void UseOneDocument(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetRouteValue("documentName") is not string name || name == Document) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static void DescribeTime(OpenApiSchema schema, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Instant)) Text(schema, "date-time", "UTC, such as 2026-11-24T06:47:22Z");
        else if (type == typeof(LocalDate)) Text(schema, "date", "Such as 2026-11-24");
        else if (type == typeof(LocalTime)) Text(schema, "time", "Local, such as 09:30:00");
        else if (typeof(DateTimeZone).IsAssignableFrom(type)) Text(schema, "iana-time-zone", "Such as Europe/Samara");
    }

    private static void Text(OpenApiSchema schema, string format, string description)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = format;
        schema.Description = description;
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }

    private static void AddParameters(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Part("company", "Whose grain it is."));
        operation.Parameters.Add(Part("key", "Which grain."));
        operation.Parameters.Add(Header(Headers.Key, "The same for every repetition of the same command: said twice, done once. 1–200 characters.", required: true));
        operation.Parameters.Add(Header(Headers.Occurred, "When it happened by the source's clock, such as 2026-11-24T06:47:22Z.", required: false));
    }

    private static void AddAfter(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = AfterPosition.Key, In = ParameterLocation.Query, Description = "Position in the answer of a command: the read has that command in it, or is answered 503 after some seconds.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        });
    }

    private static OpenApiParameter Part(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Path, Description = description, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter Header(string name, string description, bool required) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Required = required, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
