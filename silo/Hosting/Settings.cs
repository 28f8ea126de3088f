using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OpsHub.Silo.Hosting;

/// <summary>Settings that are needed before there is a web host: from the environment (<c>OPSHUB_Section__Name</c>) and from the command line (<c>Section:Name=value</c>), which wins.</summary>
public static class Settings
{
    /// <summary>One section, checked.</summary>
    /// <param name="said">From the command line, such as <c>Engine:IdleReleaseS=600</c>.</param>
    /// <exception cref="SettingRefusedException">A value is of the wrong type or out of its range; the message says what to write.</exception>
    public static T Read<T>(string section, IReadOnlyList<string> said)
        where T : class, new()
    {
        var read = new T();
        try
        {
            new ConfigurationBuilder().AddEnvironmentVariables("OPSHUB_").AddCommandLine([.. said.Select(s => $"--{s}")]).Build().GetSection(section).Bind(read);
        }
        catch (InvalidOperationException e)
        {
            throw new SettingRefusedException($"{e.Message} deploy/configuration.md says what each setting may be.", e);
        }
        List<ValidationResult> wrong = [];
        return Validator.TryValidateObject(read, new ValidationContext(read), wrong, validateAllProperties: true) ? read
            : throw new SettingRefusedException(string.Join(' ', wrong.Select(w => w.ErrorMessage)));
    }
}

/// <summary>The hub cannot start with what it was told; the message says what to write instead and holds no secret.</summary>
public sealed class SettingRefusedException(string message, Exception? inner = null) : Exception(message, inner);
