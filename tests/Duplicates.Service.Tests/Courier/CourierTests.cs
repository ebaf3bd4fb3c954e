using System.Net;
using Duplicates.Domain;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.Courier;
using Duplicates.Domain.Numbers;
using Duplicates.Domain.People;
using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Calendar;
using Duplicates.Service.Courier;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Courier;

public sealed class CourierTestsOnSqlite(SqliteHost host) : CourierTests(host), IClassFixture<SqliteHost>;

public sealed class CourierTestsOnPostgreSql(PostgreSqlHost host) : CourierTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>What a courier carries between an office of the Corporation and a school (R5.7).</summary>
public abstract class CourierTests(ServiceHost host)
{
    private static readonly SchoolOfficer Operator = new("operator", "Исаева Жанна", ActorRole.CorporationOperator, Demo.AstanaCorporation);
    private static readonly SchoolOfficer Clerk = new("clerk", "Ким Анна", ActorRole.SchoolClerk, Demo.AlmatySchool);
    private static int _numbers = 70_000_000;
    private static int _seals;

    [Fact]
    public async Task Way_OfACaseFromTheCounter_PapersThereAndTheResultBack()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        var number = await @operator.AcceptAtCounterAsync(host.NewPerson());
        await BeginAsync(Demo.AlmatySchool);
        await PackAsync(@operator, Demo.AlmatySchool, number);
        var manifest = await SendOffAsync(@operator);

        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.GetAsync(manifest);
        await clerk.SubmitFormAsync("form[action*='Arrive']", ("Code", number));
        await clerk.SubmitFormAsync("form[action*='Finish']");
        await clerk.SubmitFormAsync("form[action*='Close']");
        Assert.Contains(Said.In("kk", "courier.state.Closed"), clerk.Main, StringComparison.Ordinal);

        await host.BringThroughAsync(number, "ready");
        await PackAsync(clerk, Demo.AstanaCorporation, await BlankOfAsync(number));
        var back = await SendOffAsync(clerk);
        Assert.Equal(nameof(DuplicateSentToCorporation), (await host.EventsAsync(number))[^1]);
        await @operator.GetAsync(back);
        await @operator.SubmitFormAsync("form[action*='Arrive']", ("Code", Journeys.Spoken(number)));
        Assert.Equal(nameof(DuplicateArrivedAtCorporation), (await host.EventsAsync(number))[^1]);
        await @operator.GetAsync($"/kk/counter/{number}");
        var (path, fields) = @operator.Fill("main form[method=post]", ("IdentityDocument", "Жеке куәлік 012345678"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => @operator.PostAsync(path, fields)));
        Assert.Single(await host.EventsAsync(number), one => one == nameof(DuplicateHandedOver));
    }

    [Fact]
    public async Task Seal_ByManyAtOnce_ClosesOneBagOnceAndNoSealClosesTwo()
    {
        var numbers = await NewPapersAsync(2);
        var (first, second) = (await BeginAsync(Demo.AlmatySchool), await BeginAsync(Demo.AstanaSchool));
        await PackAsync(first, numbers[0]);
        var seal = NewSeal();
        var sealings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefusalOfAsync(all => all.SealAsync(first, seal, Operator, CancellationToken.None))));
        Assert.Single(sealings, refusal => refusal is null);
        Assert.All(sealings.Where(refusal => refusal is not null), refusal => Assert.Equal(ManifestRefusal.WrongState, refusal));
        Assert.Equal(ManifestRefusal.Empty, await RefusalOfAsync(all => all.SealAsync(second, NewSeal(), Operator, CancellationToken.None)));
        var third = await BeginAsync(Demo.AlmatySchool);
        await PackAsync(third, numbers[1]);
        Assert.Equal(ManifestRefusal.SealUsed, await RefusalOfAsync(all => all.SealAsync(third, $"\u200B{seal}", Operator, CancellationToken.None)));
        Assert.Equal(ManifestRefusal.SealMissing, await RefusalOfAsync(all => all.SealAsync(third, " \u200B\u2060", Operator, CancellationToken.None)));
    }

    [Fact]
    public async Task TwoHundredLines_ThreePlantedDifferences_ExactlyThoseAreNamedAndBlockTheEnd()
    {
        var numbers = await NewPapersAsync(202);
        var (packed, foreign) = (numbers.Take(200).ToList(), numbers[200]);
        var manifest = await BeginAsync(Demo.AlmatySchool);
        foreach (var number in packed)
        {
            await PackAsync(manifest, number);
        }

        await DepartAsync(manifest);
        var (missing, damaged) = (packed[17], packed[133]);
        foreach (var number in packed.Where(one => one != missing))
        {
            await ArriveAsync(manifest, number, isDamaged: number == damaged);
        }

        await ArriveAsync(manifest, foreign, isDamaged: false);
        await DoAsync(all => all.FinishAsync(manifest, Clerk, CancellationToken.None));
        Assert.Equal(ManifestRefusal.DifferencesOpen, await RefusalOfAsync(all => all.CloseAsync(manifest, Clerk, CancellationToken.None)));
        foreach (var officer in (SchoolOfficer[])[Operator, Clerk])
        {
            var view = await FindAsync(manifest, officer);
            Assert.Equal(201, view!.Lines.Count);
            Assert.Equal(
                [(missing, LineState.Missing), (damaged, LineState.Damaged), (foreign, LineState.Extra)],
                view.Differences.OrderBy(line => line.Row.State is LineState.Missing ? 0 : line.Row.State is LineState.Damaged ? 1 : 2).Select(line => (line.Row.CaseNumber, line.Row.State)));
        }

        foreach (var (office, told) in ((string, int)[])[(Demo.AstanaCorporation, 3), (Demo.AlmatySchool, 6)])
        {
            Assert.Equal(told, (await host.QueryAsync($"""SELECT 1 FROM "StaffNotices" WHERE "Kind" = 'courier-difference' AND "OfficeId" = '{office}' AND "CaseNumber" IN ('{missing}', '{damaged}', '{foreign}')""")).Count);
        }

        var lines = (await FindAsync(manifest, Clerk))!.Differences.ToDictionary(line => line.Row.CaseNumber, line => line.Row.Id, StringComparer.Ordinal);
        Assert.Equal(ManifestRefusal.WrongState, await RefusalOfAsync(all => all.SettleAsync(manifest, lines[missing], Settlement.Stayed, Clerk, CancellationToken.None)));
        await DoAsync(all => all.SettleAsync(manifest, lines[missing], Settlement.Stayed, Operator, CancellationToken.None));
        await DoAsync(all => all.SettleAsync(manifest, lines[damaged], Settlement.Taken, Clerk, CancellationToken.None));
        await DoAsync(all => all.SettleAsync(manifest, lines[foreign], Settlement.Taken, Clerk, CancellationToken.None));
        await DoAsync(all => all.CloseAsync(manifest, Clerk, CancellationToken.None));

        // what had stayed travels again, what arrived does not
        var next = await BeginAsync(Demo.AlmatySchool);
        Assert.Equal(ManifestRefusal.NothingToCarry, await PackRefusalAsync(next, packed[0]));
        await PackAsync(next, missing);
    }

    [Fact]
    public async Task SameLine_ScannedByManyAtOnceAtBothEnds_OneWinsAndTheOthersAreTold()
    {
        var number = (await NewPapersAsync(1))[0];
        var manifest = await BeginAsync(Demo.AlmatySchool);
        var packed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PackRefusalAsync(manifest, number)));
        Assert.Single(packed, refusal => refusal is null);
        Assert.All(packed.Where(refusal => refusal is not null), refusal => Assert.Contains(refusal!.Value, (ManifestRefusal[])[ManifestRefusal.ScannedTwice, ManifestRefusal.OnAnotherManifest]));
        await DepartAsync(manifest);
        var arrived = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefusalOfScanAsync((scans, row) => scans.ArriveAsync(row, number, isDamaged: false, Clerk, CancellationToken.None), manifest, Clerk)));
        Assert.Single(arrived, refusal => refusal is null);
        Assert.Equal(7, arrived.Count(refusal => refusal is ManifestRefusal.ScannedTwice));
    }

    [Fact]
    public async Task Draft_BegunByManyAtOnce_IsOne()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => BeginAsync(Demo.AlmatySchool)));
        Assert.Single(begun.Distinct());
    }

    [Fact]
    public async Task Thing_OnAnOpenManifest_IsNotPackedOnAnother()
    {
        var number = (await NewPapersAsync(1))[0];
        var first = await BeginAsync(Demo.AlmatySchool);
        await PackAsync(first, number);
        await DepartAsync(first);
        var second = await BeginAsync(Demo.AlmatySchool);
        Assert.NotEqual(first, second);
        Assert.Equal(ManifestRefusal.OnAnotherManifest, await PackRefusalAsync(second, number));
    }

    [Fact]
    public async Task Seal_UsedBefore_IsRefusedHoweverItIsWrittenAndOnRecord()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        await PackAsync(@operator, Demo.AlmatySchool, await @operator.AcceptAtCounterAsync(host.NewPerson()));
        await @operator.SubmitFormAsync("form[action*='Seal']", ("Seal", " "));
        Said.Refused(@operator, "kk", "Seal", "courier.refusal.SealMissing");
        await @operator.SubmitFormAsync("form[action*='Seal']", ("Seal", "KZ-770 011"));
        await PackAsync(@operator, Demo.AlmatySchool, await @operator.AcceptAtCounterAsync(host.NewPerson()));
        await @operator.SubmitFormAsync("form[action*='Seal']", ("Seal", "kz 770011"));
        Said.Refused(@operator, "kk", "Seal", "courier.refusal.SealUsed");
        var id = Guid.Parse(@operator.Address.Split('?')[0].Split('/')[^1]);
        Assert.Single(await host.AuditAsync($"{id:N} {ManifestRefusal.SealUsed}"));
    }

    [Fact]
    public async Task Manifest_OfOtherOffices_IsNotFoundAndOnRecord()
    {
        var manifest = await BeginAsync(Demo.AlmatySchool);
        using var stranger = await host.StaffAsync(Demo.AstanaClerk);
        await stranger.GetAsync($"/kk/staff/courier/{manifest}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Contains("ManifestDenied", await host.AuditAsync($"{manifest:N}"), StringComparer.Ordinal);
        using var receiver = await host.StaffAsync(Demo.AlmatyClerk);
        await receiver.GetAsync($"/kk/staff/courier/{manifest}");
        Assert.Equal(HttpStatusCode.NotFound, receiver.Status);
    }

    [Fact]
    public async Task Pack_WhatGoesElsewhereOrNowhere_IsRefusedWithWords()
    {
        using var @operator = await host.StaffAsync(Demo.Operator);
        var number = await @operator.AcceptAtCounterAsync(host.NewPerson());
        var manifest = await BeginAsync(Demo.AstanaSchool);
        await @operator.GetAsync($"/kk/staff/courier/{manifest}");
        await @operator.SubmitFormAsync("form[action*='Pack']", ("Code", number));
        Said.Refused(@operator, "kk", "Code", "courier.refusal.OtherDestination", Demo.SchoolName("kk"));
        foreach (var code in (string[])["", "бірдеңе", await host.NewCaseAsync()])
        {
            await @operator.SubmitFormAsync("form[action*='Pack']", ("Code", code));
            Said.Refused(@operator, "kk", "Code", "courier.refusal.UnknownCode");
        }

        Assert.Empty((await FindAsync(manifest, Operator))!.Lines);
    }

    [Fact]
    public async Task Result_ThatStillLiesAtTheSchool_IsWarnedOfOnceBeforeItIsTooLateToSend()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var number = await host.NewCaseCollectedAtTheCorporationAsync();
        await host.BringThroughAsync(number, "ready");
        await host.RunJobAsync("results that have to leave for the Corporation");
        Assert.Equal(0, await WarningsAsync(number));
        host.Clock.SetAlmaty("2026-12-08 09:00"); // due on 11 December: there on the 10th, away on the 9th
        await host.RunJobAsync("results that have to leave for the Corporation");
        await host.RunJobAsync("results that have to leave for the Corporation");
        Assert.Equal(2, await WarningsAsync(number));
    }

    [Fact]
    public async Task Result_ThatNobodyCollects_IsRemindedOfGoesBackAndIsSentAgainOnRequest()
    {
        host.Clock.SetAlmaty("2026-11-23 10:00");
        string number;
        using (var school = await host.StaffAsync(Demo.AlmatyClerk))
        using (var counter = await host.StaffAsync(Demo.Operator))
        {
            number = await counter.AcceptAtCounterAsync(host.NewPerson());
            await host.BringThroughAsync(number, "ready");
            await TravelAsync(school, counter, Demo.AstanaCorporation, number);
        }

        foreach (var (day, told) in ((string, int)[])[("2026-11-29 12:00", 0), ("2026-11-30 08:00", 0), ("2026-11-30 12:00", 1), ("2026-12-18 12:00", 2), ("2026-12-22 12:00", 2), ("2026-12-23 12:00", 2)])
        {
            host.Clock.SetAlmaty(day);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.RunJobAsync("results that nobody collects")));
            Assert.Equal(told, (await host.EventsAsync(number)).Count(one => one is nameof(CollectionReminded)));
        }

        Assert.Equal(2, await ToldAsync("not-collected-yet", number));
        Assert.Single(await host.QueryAsync($"""SELECT "Kind" FROM "StaffNotices" WHERE "Kind" = 'return-due' AND "CaseNumber" = '{number}'"""));
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        using var @operator = await host.StaffAsync(Demo.Operator);
        await AskAgainAsync(@operator, number);
        Said.Refused(@operator, "kk", "Returned", "counter.again.unknown");
        await BeginAsync(Demo.AlmatySchool);
        await PackAsync(@operator, Demo.AlmatySchool, number);
        await @operator.GetAsync($"/kk/counter/{number}");
        Assert.Contains("stale=true", @operator.Address, StringComparison.Ordinal);
        await @operator.GetAsync("/kk/staff/courier");
        await @operator.SubmitFormAsync($"form:has(input[name=to][value='{Demo.AlmatySchool}'])");
        await clerk.GetAsync(await SendOffAsync(@operator));
        await clerk.SubmitFormAsync("form[action*='Arrive']", ("Code", number));
        await clerk.SubmitFormAsync("form[action*='Finish']");
        await clerk.SubmitFormAsync("form[action*='Close']");
        Assert.Equal(nameof(DuplicateReturned), (await host.EventsAsync(number))[^1]);
        Assert.Equal(1, await ToldAsync("returned-to-school", number));
        Assert.False(await WaitsAsync(number));

        await AskAgainAsync(@operator, number);
        Assert.True(await WaitsAsync(number));
        Assert.Contains("sendBy=2026-12-24", @operator.Address, StringComparison.Ordinal);
        await TravelAsync(clerk, @operator, Demo.AstanaCorporation, number);
        await @operator.GetAsync($"/kk/counter/{number}");
        await @operator.SubmitAsync(("IdentityDocument", "Жеке куәлік 012345678"));
        Assert.Equal(nameof(DuplicateHandedOver), (await host.EventsAsync(number))[^1]);
        Assert.Empty(await host.QueryAsync($"""SELECT 1 FROM "UncollectedResults" u JOIN "Applications" a ON a."Id" = u."ApplicationId" WHERE a."Number" = '{number}'"""));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Result_ThatWentBack_IsAskedForByItsOwnerInTheCabinetOnce(string language)
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        var person = host.NewPerson();
        var number = await host.NewCaseCollectedAtTheCorporationAsync(person);
        await host.BringThroughAsync(number, "ready");
        await ChangeAsync(number, (application, now) =>
        {
            application.SendToCorporation(host.Services.GetRequiredService<IWorkingCalendarSource>().Current, Clerk.AsActor(), now);
            application.RecordArrival(Operator.AsActor(), now);
            application.RecordReturn(Clerk.AsActor(), now);
        });
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(person, language);
        await citizen.GetAsync($"/{language}/my/{number}");
        var (path, fields) = citizen.Fill("main form[action*='SendAgain']");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => citizen.PostAsync(path, fields)));
        Assert.Single(await host.EventsAsync(number), one => one == nameof(CollectionRequested));
        Assert.True(await WaitsAsync(number));
        await citizen.GetAsync($"/{language}/my/{number}");
        Assert.False(citizen.Has("main form[action*='SendAgain']"));
        Assert.Contains(Said.In(language, "my.send-again.asked", "\0", "\0").Split('\0')[0], citizen.Main, StringComparison.Ordinal);
        await citizen.PostAsync(path, fields);
        Assert.Contains(Said.In(language, "my.send-again.too-late"), citizen.Main, StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string number, Action<DuplicateApplication, DateTimeOffset> change)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ApplicationStore>();
        Assert.True(ApplicationNumber.TryParse(number, out var parsed, out _));
        var application = (await store.FindCollectedAtAsync(parsed, Demo.AstanaCorporation, CancellationToken.None))!;
        change(application, host.Clock.GetUtcNow());
        await store.SaveAsync(application, CancellationToken.None);
    }

    private async Task<int> ToldAsync(string kind, string number) =>
        (await host.QueryAsync($"""SELECT 1 FROM "ApplicantMessages" WHERE "Kind" = '{kind}' AND "CaseNumber" = '{number}'""")).Count;

    /// <summary>Whether the school has the result of a case to pack.</summary>
    private async Task<bool> WaitsAsync(string number) =>
        (await host.QueryAsync($"""SELECT 1 FROM "CourierThings" WHERE "CaseNumber" = '{number}' AND "ManifestId" IS NULL AND "FromOfficeId" = '{Demo.AlmatySchool}'""")).Count > 0;

    private static async Task AskAgainAsync(Visitor @operator, string number)
    {
        await @operator.GetAsync("/kk/counter");
        await @operator.SubmitFormAsync("form[action*='Again']", ("Returned", number));
    }

    /// <summary>Packs one thing at one end and scans it at the other.</summary>
    private static async Task TravelAsync(Visitor sender, Visitor receiver, string to, string number)
    {
        await PackAsync(sender, to, number);
        await receiver.GetAsync(await SendOffAsync(sender));
        await receiver.SubmitFormAsync("form[action*='Arrive']", ("Code", number));
        await receiver.SubmitFormAsync("form[action*='Finish']");
        await receiver.SubmitFormAsync("form[action*='Close']");
        Assert.Contains(Said.In("kk", "courier.state.Closed"), receiver.Main, StringComparison.Ordinal);
    }

    private async Task<int> WarningsAsync(string number) =>
        (await host.QueryAsync($"""SELECT "Detail" FROM "StaffNotices" WHERE "Kind" = 'send-due' AND "CaseNumber" = '{number}' AND "Detail" = '2026-12-09'""")).Count;

    private async Task<string> BlankOfAsync(string number) =>
        (await host.QueryAsync($"""SELECT d."Blank" FROM "CertificateDuplicates" d JOIN "Applications" a ON a."Id" = d."ApplicationId" WHERE a."Number" = '{number}'"""))[0][0];

    private static async Task PackAsync(Visitor officer, string to, string code)
    {
        await officer.GetAsync("/kk/staff/courier");
        await officer.SubmitFormAsync($"form:has(input[name=to][value='{to}'])");
        await officer.SubmitFormAsync("form[action*='Pack']", ("Code", code));
        Assert.Contains("scanned=true", officer.Address, StringComparison.Ordinal);
    }

    /// <summary>Seals the bag and gives it to the courier; the address of the manifest.</summary>
    private static async Task<string> SendOffAsync(Visitor officer)
    {
        await officer.SubmitFormAsync("form[action*='Seal']", ("Seal", NewSeal()));
        await officer.SubmitFormAsync("form[action*='Depart']");
        Assert.Contains(Said.In("kk", "courier.state.WithCourier"), officer.Main, StringComparison.Ordinal);
        return officer.Address.Split('?')[0];
    }

    private static string NewSeal() => $"P-{Interlocked.Increment(ref _seals)}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>The draft of a way; another test may have left something on it.</summary>
    private async Task<Guid> BeginAsync(string to)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (manifests, scans) = (scope.ServiceProvider.GetRequiredService<Manifests>(), scope.ServiceProvider.GetRequiredService<ManifestScans>());
        var id = await manifests.BeginAsync(to, Operator, CancellationToken.None);
        var view = await manifests.FindAsync(id, Operator, CancellationToken.None);
        foreach (var line in view!.Lines)
        {
            await scans.UnpackAsync(view.Row, line.Row.Id, Operator, CancellationToken.None);
        }

        return id;
    }

    private async Task<ManifestView?> FindAsync(Guid id, SchoolOfficer officer)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Manifests>().FindAsync(id, officer, CancellationToken.None);
    }

    private async Task DepartAsync(Guid id)
    {
        await DoAsync(all => all.SealAsync(id, NewSeal(), Operator, CancellationToken.None));
        await DoAsync(all => all.DepartAsync(id, Operator, CancellationToken.None));
    }

    private async Task DoAsync(Func<Manifests, Task> step) => Assert.Null(await RefusalOfAsync(step));

    private async Task<ManifestRefusal?> RefusalOfAsync(Func<Manifests, Task> step)
    {
        await using var scope = host.Services.CreateAsyncScope();
        try
        {
            await step(scope.ServiceProvider.GetRequiredService<Manifests>());
            return null;
        }
        catch (ManifestRefusedException refused)
        {
            return refused.Why;
        }
    }

    private async Task PackAsync(Guid id, string number) => Assert.Null(await PackRefusalAsync(id, number));

    private Task<ManifestRefusal?> PackRefusalAsync(Guid id, string number) =>
        RefusalOfScanAsync((scans, row) => scans.PackAsync(row, number, Operator, CancellationToken.None), id, Operator);

    private async Task ArriveAsync(Guid id, string number, bool isDamaged) =>
        Assert.Null(await RefusalOfScanAsync((scans, row) => scans.ArriveAsync(row, number, isDamaged, Clerk, CancellationToken.None), id, Clerk));

    private async Task<ManifestRefusal?> RefusalOfScanAsync(Func<ManifestScans, ManifestRow, Task> scan, Guid id, SchoolOfficer officer)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var row = new ManifestRow { Id = id, FromOfficeId = Demo.AstanaCorporation, ToOfficeId = Demo.AlmatySchool };
        try
        {
            using var language = new Duplicates.Service.Web.LanguageScope("kk");
            await scan(scope.ServiceProvider.GetRequiredService<ManifestScans>(), row);
            return null;
        }
        catch (ManifestRefusedException refused)
        {
            Assert.NotNull(officer);
            return refused.Why;
        }
    }

    /// <summary>Applications on paper that lie at the counter in Astana, made without the pages.</summary>
    private async Task<IReadOnlyList<string>> NewPapersAsync(int count)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ApplicationStore>();
        var (numbers, now, by) = (new List<string>(), host.Clock.GetUtcNow(), Operator.AsActor());
        foreach (var person in Enumerable.Range(0, count).Select(_ => host.NewPerson()))
        {
            var learner = new Person(Iin.Parse(person.Iin), new(person.Surname, person.GivenName, person.Patronymic));
            var content = new ApplicationContent
            {
                Applicant = learner,
                Learner = learner,
                Relation = Relation.Self,
                Document = new(new(EducationLevel.GeneralSecondary, Distinction.Ordinary), DocumentScope.Certificate),
                OfficeId = Demo.AlmatySchool,
                OfficeName = new BilingualText("Мектеп", "Школа"),
                YearOfFinishing = 2005,
                Reason = LossReason.Lost,
                Contacts = new(null, null),
                Language = "kk",
                CollectionOfficeId = Demo.AstanaCorporation,
                CollectionOfficeName = new BilingualText("Бөлім", "Отделение"),
            };
            var application = DuplicateApplication.Draft(Guid.CreateVersion7(now), learner.Iin, by, now);
            var facts = new IntakeFacts(Channel.CorporationCounter, now) { PlaceId = Demo.AstanaCorporation, Identity = new(IdentityDocumentKind.IdCard, null), SignedPages = 1 };
            application.Submit(content, "00", new(SignatureMethod.Paper, "00", now, string.Empty), new("1", now), by, now, facts);
            application.Register(ApplicationNumber.Create(Interlocked.Increment(ref _numbers)), WorkingHours.SchoolDefault, WorkingCalendar.WithoutHolidays, now);
            await store.SaveAsync(application, CancellationToken.None);
            store.Forget();
            numbers.Add(application.Number!.Value);
        }

        return numbers;
    }
}
