using System.Globalization;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>What officers do with a case, with entries that are right unless a test changes them.</summary>
internal static class OfficerJourneys
{
    /// <summary>The databases of earlier builds have used the first ones.</summary>
    private static int _blanks = 20;

    /// <summary>Opens the page of an action and sends its form.</summary>
    public static async Task ActAsync(this Visitor officer, string number, string action, params (string Name, string? Value)[] entries)
    {
        await officer.GetAsync($"/kk/staff/cases/{number}/{action}");
        Assert.EndsWith(action, officer.Address, StringComparison.Ordinal);
        await officer.SubmitAsync(entries);
    }

    /// <summary>Does an action with right entries; it must succeed.</summary>
    public static async Task DoAsync(this Visitor officer, string number, string action)
    {
        await officer.ActAsync(number, action, EntriesFor(action));
        Assert.True($"/kk/staff/cases/{number}" == officer.Address, $"{action} led to {officer.Address}: {officer.Main}");
    }

    /// <summary>Right entries for an action.</summary>
    public static (string Name, string? Value)[] EntriesFor(string action) => action switch
    {
        "search" => [("Outcome", "Found"), ("RegisterEntry", "3-кітап, № 128")],
        "found" => [("RegisterEntry", "3-кітап, № 128")],
        "propose" => [("Outcome", "Approve")],
        "prepare" => [("Blank", NewBlank()), .. PrepareEntries],
        "spoil" => [("Reason", "Басып шығарғанда қағаз тұрып қалды.")],
        "hand-over" => [("IdentityDocument", "Жеке куәлік 000000000")],
        "hearing" => [("Place", "Директордың кабинеті, 12")],
        "hearing-record" => [("Outcome", "Attended"), ("Statement", "Құжатты кейін әкелемін."), ("Minutes.Ends", "10:15"), ("Minutes.Secretary", "Ибраева Сәуле Қанатқызы")],
        "return" => [("Note", "Кітаптағы жазбаны тағы тексеріңіз.")],
        "redirect" => [("OfficeId", Demo.AstanaSchool), ("Cause", "Құжаттар сол мектепке берілген.")],
        "question" => [("Question", "Аттестатты қай жылы алдыңыз?")],
        "checklist" => [("Items", "Application")],
        "holder" => [("Change", "Claim")],
        "note" => [("Note", "Кітап директордың кабинетінде.")],
        "annul" => [("Reason", "Бланкте қате бар.")],
        _ => [],
    };

    public static (string Name, string? Value)[] RefusalEntries { get; } =
        [("Outcome", "Refuse"), ("Grounds", "RequirementsNotMet"), ("Reasons", "Өтініштегі жыл кітаптағы жазбаға сәйкес келмейді.")];

    /// <summary>What is entered beside the blank and the Kazakh name.</summary>
    public static (string Name, string? Value)[] PrepareEntries { get; } =
        [("RuSurname", "Абдикадырова"), ("RuGivenName", "Гульнур"), ("RuPatronymic", "Бауыржановна"), ("Deputy", "Ибраева Сәуле Қанатқызы")];

    /// <summary>A blank of the school in Almaty that no duplicate of this run bears; the demonstration recipe brings 400.</summary>
    public static string NewBlank() => string.Create(CultureInfo.InvariantCulture, $"ЖОБ № {Interlocked.Increment(ref _blanks):D7}");

    /// <summary>Somebody new applies and collects the result at the office of the Corporation in Astana; the case's number.</summary>
    public static async Task<string> NewCaseCollectedAtTheCorporationAsync(this ServiceHost host, TestPerson? person = null)
    {
        person ??= host.NewPerson();
        using var citizen = host.NewVisitor();
        await citizen.GoToAsync("contacts", person);
        await citizen.AnswerAsync(person, "kk", ("CollectionOfficeId", Demo.AstanaCorporation));
        host.Clock.AdvancePastResend();
        await citizen.AnswerAsync(person);
        await citizen.TypeCodeAsync(person);
        return citizen.NumberOfCase();
    }

    /// <summary>The clerk takes the case up, searches and proposes to issue the duplicate.</summary>
    public static async Task ProposeApprovalAsync(this ServiceHost host, string number)
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        foreach (var action in (string[])["start", "search", "propose"])
        {
            await clerk.DoAsync(number, action);
        }
    }

    /// <summary>The clerk takes the case up, searches and proposes to refuse.</summary>
    public static async Task ProposeRefusalAsync(this ServiceHost host, string number)
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(number, "start");
        await clerk.DoAsync(number, "search");
        await clerk.ActAsync(number, "propose", RefusalEntries);
        Assert.Equal($"/kk/staff/cases/{number}", clerk.Address);
    }

    /// <summary>The clerk proposes once more.</summary>
    public static async Task ProposeAnewAsync(this ServiceHost host, string number, params (string Name, string? Value)[] entries)
    {
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.ActAsync(number, "propose", entries);
        Assert.Equal($"/kk/staff/cases/{number}", clerk.Address);
    }

    /// <summary>The whole way up to an action of the head, that action included.</summary>
    public static async Task BringThroughAsync(this ServiceHost host, string number, string lastAction)
    {
        await host.ProposeApprovalAsync(number);
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        foreach (var action in (string[])["approve", "prepare", "ready", "hand-over"])
        {
            await head.DoAsync(number, action);
            if (action == lastAction)
            {
                return;
            }
        }
    }

    /// <summary>What happened to a case, in order, as the database holds it.</summary>
    public static async Task<IReadOnlyList<string>> EventsAsync(this ServiceHost host, string number) =>
        [.. (await host.QueryAsync($"""
            SELECT e."Type" FROM "ApplicationEvents" e JOIN "Applications" a ON a."Id" = e."ApplicationId"
            WHERE a."Number" = '{number}' ORDER BY e."Sequence"
            """)).Select(row => row[0])];

    public static async Task<IReadOnlyList<string>> AuditAsync(this ServiceHost host, string number) =>
        [.. (await host.QueryAsync($"""SELECT "Action" FROM "AuditEntries" WHERE "Subject" = '{number}' ORDER BY "Sequence" """)).Select(row => row[0])];

    /// <summary>Brings a case through to a duplicate that is ready, and returns the code by which it is checked.</summary>
    public static async Task<string> IssuedCodeAsync(this ServiceHost host, string number)
    {
        await host.BringThroughAsync(number, "ready");
        return (await host.QueryAsync($"""
            SELECT d."VerificationCode" FROM "CertificateDuplicates" d JOIN "Applications" a ON a."Id" = d."ApplicationId" WHERE a."Number" = '{number}'
            """))[0][0];
    }
}
