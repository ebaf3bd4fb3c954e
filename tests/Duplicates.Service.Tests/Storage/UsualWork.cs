using System.Collections.Concurrent;
using System.Data.Common;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Duplicates.Service.Tests.Storage;

/// <summary>What people do with the service all day, so that its statements can be looked at.</summary>
internal static class UsualWork
{
    /// <summary>Tables that stay small however long the service runs; every other table may not be read as a whole.</summary>
    public static readonly IReadOnlySet<string> SmallTables = new HashSet<string>(StringComparer.Ordinal)
    {
        "CalendarRuns", "ContentItems", "DueWarningDays", "ImportedRecipes", "WorkflowTypes",

        // one line for a school and a year
        "LetterCounters", "RegisterCounters",

        // one line for an office, and for a desk at which somebody sits
        "QueueDesks", "Receptions",

        // what lies at counters now, and gone when it is collected
        "UncollectedResults",

        // swept every hour
        "Drafts", "OneTimeCodes", "SignInChallenges", "SignInTries",

        // read for one school, when a recipe brings blanks and when the balance is told
        "BlankMovements", "Blanks",
    };

    /// <summary>A case from the application to the hand-over, one that came on paper, and the pages that people look at meanwhile.</summary>
    public static async Task LeadACaseThroughAsync(ServiceHost host, WebApplicationFactory<Program> watched)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        using var citizen = Visitor.At(watched);
        var number = await citizen.ApplyAsync(host, person);
        using var clerk = Visitor.At(watched);
        await clerk.SignInAsStaffAsync(Demo.AlmatyClerk);
        using var head = Visitor.At(watched);
        await head.SignInAsStaffAsync(Demo.AlmatyHead);
        await BringThroughAsync(number, clerk, head);
        var code = (await host.QueryAsync("""SELECT "VerificationCode" FROM "CertificateDuplicates" """))[0][0];
        await OpenAsync(citizen, string.Empty, "my", $"my/{number}", $"my/{number}/documents/receipt", "my/sessions", $"verify/{code}");
        await citizen.GetAsync("/kk/track");
        await citizen.SubmitAsync(("Number", number), ("LastFour", person.LastFour));
        string[] tabs = ["Open", "Mine", "Turn", "Unclaimed", "Waiting", "Soon", "Overdue", "Done"];
        await OpenAsync(clerk, [.. tabs.SelectMany(tab => new[] { $"staff?tab={tab}", $"staff?tab={tab}&after=2026-11-20_80000000000000000000000000000000" })]);
        await OpenAsync(clerk, $"staff/cases/{number}", "staff/register", "staff/register?q=1", $"staff/register?q={Uri.EscapeDataString("гүл")}", "staff/blanks", "staff/complaints", "staff/intake", "staff/letters");
        await BringThroughAsync(await clerk.AcceptAtDeskAsync(host.NewPerson()), clerk, head);
        using var @operator = Visitor.At(watched);
        await @operator.SignInAsStaffAsync(Demo.CorporationHead);
        await OpenAsync(@operator, "counter", "staff/intake", "staff/courier", "staff/home-visits", "oversight/counters", "queue/figures");
        using var inspector = Visitor.At(watched);
        await inspector.SignInAsStaffAsync(Demo.Inspector);
        await OpenAsync(inspector, "oversight", "oversight/counters", "queue/figures");
        foreach (var sought in (string[])[number, person.Iin, person.Surname, $"{person.Surname} {person.GivenName}", "Kaiyrzhanova Aizhan"])
        {
            await clerk.GetAsync("/kk/staff");
            await clerk.SubmitFormAsync("form[role=search]", ("Sought", sought));
        }
    }

    private static async Task BringThroughAsync(string number, Visitor clerk, Visitor head)
    {
        foreach (var action in (string[])["start", "search", "propose", "approve", "prepare", "ready", "hand-over"])
        {
            await (action is "approve" or "ready" ? head : clerk).DoAsync(number, action);
        }
    }

    private static async Task OpenAsync(Visitor visitor, params string[] pages)
    {
        foreach (var page in pages)
        {
            await visitor.GetAsync($"/kk/{page}");
        }
    }
}

/// <summary>Remembers every statement that reads, with the parameters of its first time.</summary>
internal sealed class StatementWatch : DbCommandInterceptor
{
    private static readonly string[] Readers = ["SELECT", "UPDATE", "DELETE", "WITH"];

    /// <summary>The newest messages, which the test itself reads for the codes and a developer in Development: no page of the service.</summary>
    private const string NewestMessages = "ORDER BY \"o\".\"CreatedAt\" DESC";

    public ConcurrentDictionary<string, IReadOnlyList<DbParameter>> Statements { get; } = new(StringComparer.Ordinal);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Remember(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Remember(command);
        return ValueTask.FromResult(result);
    }

    private void Remember(DbCommand command)
    {
        if (Readers.Any(verb => command.CommandText.StartsWith(verb, StringComparison.Ordinal)) && !command.CommandText.Contains(NewestMessages, StringComparison.Ordinal))
        {
            Statements.TryAdd(command.CommandText, [.. command.Parameters.Cast<DbParameter>()]);
        }
    }
}
