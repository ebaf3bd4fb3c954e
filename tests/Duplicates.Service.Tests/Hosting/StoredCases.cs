using Duplicates.Domain.Applications;
using Duplicates.Service.Applications;
using Duplicates.Service.Certificates;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>What is stored of a case, as the service reads it: the columns themselves are encrypted.</summary>
internal static class StoredCases
{
    /// <summary>What happened to a case, in order.</summary>
    public static async Task<IReadOnlyList<ApplicationEvent>> HistoryAsync(this ServiceHost host, string number)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>().Applications.Where(row => row.Number == number).Select(row => row.Id).SingleAsync();
        return [.. (await scope.ServiceProvider.GetRequiredService<ApplicationStore>().FindAsync(id, CancellationToken.None))!.History];
    }

    /// <summary>What became of the duplicates of a case, in the order of the book.</summary>
    public static async Task<IReadOnlyList<RegisterFate>> FatesAsync(this ServiceHost host, string number)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        var books = await db.CertificateDuplicates.Where(row => db.Applications.Any(one => one.Id == row.ApplicationId && one.Number == number))
            .Select(row => new { row.OfficeId, row.RegisterYear }).Distinct().ToListAsync();
        var fates = new List<RegisterFate>();
        foreach (var book in books)
        {
            await foreach (var line in scope.ServiceProvider.GetRequiredService<RegisterReading>().StreamAsync(book.OfficeId, book.RegisterYear, CancellationToken.None))
            {
                fates.AddRange(line.CaseNumber == number ? [line.Fate] : Array.Empty<RegisterFate>());
            }
        }

        return fates;
    }
}
