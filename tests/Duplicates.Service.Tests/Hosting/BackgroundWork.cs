using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>Lets the background work of a host happen at the moment a test says.</summary>
internal static class BackgroundWork
{
    public const string DueDates = "due dates after a change of the calendar";
    public const string OfficeLists = "lists of offices";
    public const string Complaints = "complaints without an answer";
    public const string Warnings = "warnings before due dates";

    /// <summary>One run of a job.</summary>
    public static async Task RunJobAsync(this WebApplicationFactory<Program> host, string name)
    {
        var job = host.Services.GetServices<BackgroundJob>().Single(job => job.Name == name);
        await using var scope = host.Services.CreateAsyncScope();
        await job.RunAsync(scope.ServiceProvider, CancellationToken.None);
    }

    /// <summary>Another host on the same database and by the same clock.</summary>
    public static WebApplicationFactory<Program> SecondHost(this ServiceHost host) => host.WithWebHostBuilder(_ => { });
}
