using System.Globalization;
using Duplicates.Domain.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Web.Limits;

/// <summary>Answers whoever tried too often: status 429, and when to try again both for machines and for people.</summary>
internal static class TooManyTries
{
    /// <summary>Marks the answer; the page that is being made says the rest.</summary>
    public static void SayTooMany(this HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Answers with the error page.</summary>
    public static IActionResult TooMany(this PageModel page, TimeSpan wait)
    {
        page.Response.SayTooMany(wait);
        return page.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>The full minute (Almaty) from which it is worth trying again; null when the answer does not say.</summary>
    public static TimeOnly? TryAgainAt(this HttpResponse response, TimeProvider clock) =>
        int.TryParse(response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TryAgainAt(TimeSpan.FromSeconds(seconds), clock) : null;

    /// <summary>The full minute (Almaty) after a wait.</summary>
    public static TimeOnly TryAgainAt(TimeSpan wait, TimeProvider clock)
    {
        var ready = TimeOnly.FromDateTime(AlmatyTime.ToLocal(clock.GetUtcNow() + wait));
        return ready.Ticks % TimeSpan.TicksPerMinute == 0 ? ready : new TimeOnly(ready.Hour, ready.Minute).AddMinutes(1);
    }
}
