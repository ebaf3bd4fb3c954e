using Duplicates.Web;
using Duplicates.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Duplicates.Service.Tests.Backups;

/// <summary>The program as its commands see it: put together with its settings, its host not started.</summary>
internal sealed class UnstartedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    /// <summary>Puts it together.</summary>
    /// <param name="folder">The data folder; in Development it holds the keys.</param>
    /// <param name="database">How to reach the database.</param>
    /// <param name="settings">Further settings of the section <c>Duplicates</c>.</param>
    public UnstartedService(string folder, string database, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = folder, ApplicationName = typeof(Program).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(
            settings.Concat([("DataPath", folder), ("Database", database), ("PublicAddress", "http://localhost")]).ToDictionary(setting => $"Duplicates:{setting.Item1}", setting => (string?)setting.Item2, StringComparer.Ordinal)
                .Append(new("Logging:LogLevel:Default", "Error")));
        builder.AddDuplicates();
        _app = builder.Build();
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>Carries a command out.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        return (await CommandLine.Find(arguments)!.RunAsync(Services, output), output.ToString());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
