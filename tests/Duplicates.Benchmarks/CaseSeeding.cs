using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service;
using Duplicates.Service.Calendar;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Web;

namespace Duplicates.Benchmarks;

/// <summary>Fills the database of a service that runs with cases of one school.</summary>
internal sealed class CaseSeeding : IAsyncDisposable
{
    private const int DaysOfOpenCases = 24;

    private readonly WebApplication _services;
    private readonly AsyncServiceScope _scope;
    private readonly SampleCases _samples;
    private readonly CaseCopies _copies;
    private List<DuplicateApplication> _mixed = [];
    private IReadOnlyList<DuplicateApplication> _open = [];

    private CaseSeeding(WebApplication services, PastClock clock)
    {
        (_services, _scope) = (services, services.Services.CreateAsyncScope());
        _samples = new(services.Services, clock);
        _copies = new(_scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>(), _scope.ServiceProvider.GetRequiredService<FieldCipher>());
    }

    /// <summary>The services that fill it, over the same data as the service.</summary>
    public IServiceProvider Services => _services.Services;

    /// <summary>Over the data of a service that runs.</summary>
    public static async Task<CaseSeeding> OverAsync(MeasuredHost host)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(Composition).Assembly.GetName().Name, EnvironmentName = "Development", ContentRootPath = host.DataFolder });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Duplicates:DataPath"] = host.DataFolder,
            ["Duplicates:Database"] = host.Database,
            ["Duplicates:PublicAddress"] = host.Address,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddDuplicates();
        var clock = new PastClock();
        builder.Services.AddSingleton<TimeProvider>(clock);
        var services = builder.Build();
        await services.Services.LoadContentAsync();
        var seeding = new CaseSeeding(services, clock);
        await seeding.MakeSamplesAsync();
        return seeding;
    }

    /// <summary>Cases of which half are open.</summary>
    public Task AddMixedAsync(int count) => _copies.AddAsync(_mixed, count);

    /// <summary>Open cases, due before and after today.</summary>
    public Task AddOpenAsync(int count) => _copies.AddAsync(_open, count);

    /// <summary>Lines of this year's register.</summary>
    public async Task AddDuplicatesAsync(int count) => await _copies.AddDuplicatesAsync(await _samples.HandedOverAsync(), count);

    /// <summary>Cases that wait for the head's decision; their numbers.</summary>
    public async Task<IReadOnlyList<string>> AddProposedAsync(int count)
    {
        var numbers = new List<string>(count);
        for (var place = 0; place < count; place++)
        {
            numbers.Add((await _samples.ProposedAsync()).Number!.Value);
        }

        return numbers;
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }

    private async Task MakeSamplesAsync()
    {
        // in a school that works, warnings come a few a day and not by the hundred thousand on the morning of the measurement
        var db = _scope.ServiceProvider.GetRequiredService<DuplicatesDbContext>();
        db.Add(new DueWarningDayRow { Day = AlmatyTime.Today(TimeProvider.System), DoneAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync();
        _open = await _samples.OpenAsync(DaysOfOpenCases);
        var withdrawn = await _samples.WithdrawnAsync();
        _mixed = [.. _open.SelectMany(open => new[] { open, withdrawn })];
    }
}
