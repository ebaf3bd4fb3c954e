using Duplicates.Service.Audit;

namespace Duplicates.Web.Commands;

/// <summary><c>verify-audit [HEADS]</c>: checks the audit log and compares it with a file of signed heads; without one, with the service's own.</summary>
internal sealed class VerifyAudit(string? heads) : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<IAuditVerification>().CheckAsync(heads is null ? null : Path.GetFullPath(heads), CancellationToken.None);
        foreach (var problem in report.Problems)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync(report.Problems.Count == 0
            ? $"The audit log is whole: {report.Entries} entries, {report.Heads} signed heads."
            : $"The audit log is not whole: {report.Entries} entries, {report.Heads} signed heads.");
        return report.Problems.Count == 0 ? 0 : 1;
    }
}

/// <summary><c>audit-keys</c>: prints the public keys by which anybody can check the signatures of the heads, one a line after its id.</summary>
internal sealed class AuditKeys : ICommand
{
    /// <inheritdoc />
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var (id, key) in scope.ServiceProvider.GetRequiredService<IAuditVerification>().PublicKeys)
        {
            await output.WriteLineAsync($"{id} {key}");
        }

        return 0;
    }
}
