using System.Globalization;
using Duplicates.Domain.Time;
using Duplicates.Service.Calendar;
using Duplicates.Service.Offices;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Liquid;

namespace Duplicates.OrchardCore.Liquid;

/// <summary><c>{{ "2026-12-01" | due_date }}</c>: the last day by law (R5.1) for an application accepted on that day, as yyyy-MM-dd; nothing for what is no day.</summary>
internal sealed class DueDateFilter(IWorkingCalendarSource calendars) : ILiquidFilter
{
    /// <inheritdoc />
    public ValueTask<FluidValue> ProcessAsync(FluidValue input, FilterArguments arguments, LiquidTemplateContext context) => Days.Read(input) is { } day
        ? StringValue.Create(Deadline.Calculate(day, calendars.Current).DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : NilValue.Instance;
}

/// <summary><c>{{ "2026-12-31" | working_days_left }}</c>: how many working days are left from today through that day; 0 when it has passed.</summary>
internal sealed class WorkingDaysLeftFilter(IWorkingCalendarSource calendars, TimeProvider clock) : ILiquidFilter
{
    private const int LongestYears = 10;

    /// <inheritdoc />
    public ValueTask<FluidValue> ProcessAsync(FluidValue input, FilterArguments arguments, LiquidTemplateContext context)
    {
        var today = AlmatyTime.Today(clock);
        return Days.Read(input) is not { } day || day.Year > today.Year + LongestYears ? NilValue.Instance : NumberValue.Create(day <= today ? 0 : calendars.Current.WorkingDaysBetween(today, day));
    }
}

/// <summary><c>{{ set | office_open_now }}</c>: whether the office with this localisation set receives people now (R6); false for none.</summary>
internal sealed class OfficeOpenNowFilter(IOffices offices, IWorkingCalendarSource calendars, TimeProvider clock) : ILiquidFilter
{
    /// <inheritdoc />
    public ValueTask<FluidValue> ProcessAsync(FluidValue input, FilterArguments arguments, LiquidTemplateContext context)
    {
        var now = AlmatyTime.ToLocal(clock.GetUtcNow());
        return BooleanValue.Create(offices.Find(input.ToStringValue()) is { ClosedSince: null, Hours: { } hours }
            && hours.On(DateOnly.FromDateTime(now), calendars.Current)?.Contains(TimeOnly.FromDateTime(now)) == true);
    }
}

/// <summary>Reads a day as templates have it.</summary>
internal static class Days
{
    /// <summary>An Almaty date; null when the value is none.</summary>
    public static DateOnly? Read(FluidValue value) => value.ToObjectValue() switch
    {
        DateTimeOffset instant => DateOnly.FromDateTime(AlmatyTime.ToLocal(instant)),
        DateTime date => DateOnly.FromDateTime(date),
        _ => DateOnly.TryParseExact(value.ToStringValue(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
    };
}

/// <summary>Registers the filters.</summary>
internal static class ServiceFilters
{
    public static IServiceCollection AddServiceFilters(this IServiceCollection services) => services
        .AddLiquidFilter<DueDateFilter>("due_date")
        .AddLiquidFilter<WorkingDaysLeftFilter>("working_days_left")
        .AddLiquidFilter<OfficeOpenNowFilter>("office_open_now");
}
