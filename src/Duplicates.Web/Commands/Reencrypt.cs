using Duplicates.Service;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;

namespace Duplicates.Web.Commands;

/// <summary><c>reencrypt</c>: brings personal data, files and session keys to the current key and format; beside the running service, and again after an interruption.</summary>
internal sealed class Reencrypt : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        await services.MigrateAsync();
        var unreadable = 0L;
        await foreach (var report in services.ReencryptAsync())
        {
            unreadable += report.Unreadable;
            var left = report.Unreadable > 0 ? $"; {report.Unreadable} cannot be read" : string.Empty;
            await output.WriteLineAsync($"{report.What}: {report.Rewritten} of {report.Values} encrypted anew{left}.");
        }

        await output.WriteLineAsync($"Session keys: {services.GetRequiredService<SessionKeyFolder>().Protect()} encrypted anew.");
        if (unreadable == 0)
        {
            await services.ForgetFormerKeysAsync();
        }

        await output.WriteLineAsync(unreadable == 0 ? "Everything has the current key and format." : "Not everything has the current key and format.");
        return unreadable == 0 ? 0 : 1;
    }
}
