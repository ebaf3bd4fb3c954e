using System.Globalization;
using Duplicates.Service.Data;
using Duplicates.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Documents;

/// <summary>
/// Gives outgoing numbers. The number is taken inside the transaction of the change that causes the letter: until that ends,
/// the next letter of the issuer waits; when it fails, the number is free again. So there are no gaps and no collisions.
/// </summary>
internal sealed class LetterNumbers(DuplicatesDbContext db, IOptions<DuplicatesOptions> options)
{
    /// <summary>The next number of the issuer's year.</summary>
    public async Task<int> NextAsync(string issuerId, int year, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<int>($"""
            INSERT INTO "LetterCounters" ("OfficeId", "Year", "LastNumber") VALUES ({issuerId}, {year}, 1)
            ON CONFLICT ("OfficeId", "Year") DO UPDATE SET "LastNumber" = "LetterCounters"."LastNumber" + 1
            RETURNING "LastNumber" AS "Value"
            """).ToListAsync(cancellationToken))[0];

    /// <summary>The number as it is written.</summary>
    public string Write(int number, int year) => options.Value.Letters.NumberPattern
        .Replace("{number}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
